import { Confirmation, QrCode } from '../dossier/confirmation.tsx';
import { DeadlineLight } from '../dossier/light.tsx';
import { Steps, Timeline } from '../dossier/steps.tsx';
import { formatNumber, formatShare, formatShortDateTime } from '../format.tsx';
import { AppliedFilter, Badge } from '../piece/badge.tsx';
import { Button, LinkButton } from '../piece/button.tsx';
import { Card, Facts, Links, Question, Section, Tiles, Well } from '../piece/card.tsx';
import { Counters } from '../piece/measures.tsx';
import { Notice, Toast } from '../piece/notice.tsx';
import type { Say } from './say.tsx';

export function CitizenPieces({ say }: { say: Say }) {
  return (
    <>
      <Lights say={say} />
      <Section id="notices" title={say('Lời nhắn', 'Notices')}><div class="stack"><Notices say={say} /></div></Section>
      <Section id="progress" title={say('Tiến độ', 'Progress')}><Progress say={say} /></Section>
      <Section id="done" title={say('Đã nộp', 'Submitted')}><Done say={say} /></Section>
      <Section id="panels" title={say('Thẻ và ô', 'Cards and tiles')}><Panels say={say} /></Section>
    </>
  );
}

function Lights({ say }: { say: Say }) {
  return (
    <Section id="lights" title={say('Đèn thời hạn, nhãn, nút', 'Lights, badges, buttons')}>
      <p class="row">
        <DeadlineLight state="on-time" minutesLeft={960} /><DeadlineLight state="soon" minutesLeft={150} /><DeadlineLight state="overdue" minutesLeft={-960} />
        <DeadlineLight state="paused" minutesLeft={960} /><DeadlineLight state="finished" minutesLeft={480} />
      </p>
      <p class="row below">
        <Badge>{say('Mức độ 4 · Toàn trình', 'Level 4 · Fully online')}</Badge><Badge tone="brand">{say('Liên thông', 'Linked')}</Badge>
        <Badge tone="plain" numeric>1.001612</Badge><AppliedFilter href="#off">{say('Quận Bình Thạnh', 'Bình Thạnh district')}</AppliedFilter>
      </p>
      <p class="row below">
        <LinkButton href="#print" icon="print">{say('In giấy hẹn', 'Print the slip')}</LinkButton>
        <LinkButton href="#later" tone="quiet">{say('Lưu và thoát', 'Save and leave')}</LinkButton>
        <Button type="button" blocked={{ id: 'blocked', reason: say('Chờ quét vi-rút xong 1 tệp', 'One file is still being checked') }}>{say('Nộp hồ sơ', 'Submit')}</Button>
      </p>
    </Section>
  );
}

function Notices({ say }: { say: Say }) {
  return (
    <>
      <Notice level={3} title={say('Nghỉ Tết Dương lịch', 'New Year')}><p>{say('Bộ phận một cửa nghỉ thứ Sáu 01/01/2027.', 'The desks are closed on Friday 01/01/2027.')}</p></Notice>
      <Notice level={3} tone="ok" title={say('Kết quả đã sẵn sàng', 'The result is ready')}><p>{say('Xin mang giấy hẹn tới quầy 3.', 'Please bring the slip to desk 3.')}</p></Notice>
      <Notice level={3} tone="soon" title={say('Phiên làm việc sắp hết', 'Your session is about to end')}><p>{say('Còn 5 phút. Những gì bà đã điền vẫn được giữ.', '5 minutes left. Your answers are kept.')}</p></Notice>
      <Notice level={3} tone="bad" title={say('Chưa gửi được', 'Not sent')}><p>{say('Xin thử lại sau ít phút.', 'Please try again in a few minutes.')}</p></Notice>
      <Toast undo={{ href: '#undo', label: say('Hoàn tác', 'Undo') }}>{say('Đã chuyển 3 hồ sơ cho chị Oanh', '3 dossiers passed on to Oanh')}</Toast>
    </>
  );
}

const at = (time: string) => `2026-11-${time}:00+07:00`;

function Progress({ say }: { say: Say }) {
  return (
    <>
      <Card>
        <Steps steps={[
          { label: say('Đã nộp', 'Submitted'), note: formatShortDateTime(at('24T10:41')), state: 'done' },
          { label: say('Được tiếp nhận', 'Received'), note: formatShortDateTime(at('24T14:20')), state: 'done' },
          { label: say('Chờ bổ sung', 'Waiting for you'), note: formatShortDateTime(at('25T09:15')), state: 'paused' },
          { label: say('Có kết quả', 'Result'), state: 'ahead' }, { label: say('Trả kết quả', 'Handed over'), state: 'ahead' },
        ]} />
      </Card>
      <div class="grid below">
        <Timeline happenings={[
          { title: say('Yêu cầu bổ sung giấy tờ', 'Papers requested'), at: at('25T09:15'), mark: 'asked', detail: say('Phòng Tài chính – Kế hoạch', 'Finance and planning division') },
          { title: say('Được tiếp nhận', 'Received'), at: at('24T14:20') },
        ]} />
        <Timeline numbered happenings={[{ title: say('Nộp hồ sơ', 'Submit') }, { title: say('Nhận kết quả', 'Collect the result'), detail: say('Bản điện tử hoặc bản giấy.', 'On line or on paper.') }]} />
      </div>
    </>
  );
}

function Done({ say }: { say: Say }) {
  return (
    <div class="columns">
      <Confirmation got={say('Thành phố đã nhận được hồ sơ', 'The city has your dossier')} title={say('Bà đã nộp hồ sơ thành công', 'Your dossier is submitted')}
        reference="000.12.35.H29-261124-0042" lookupNumber="42071635" facts={say('Nộp lúc 10:41 thứ Ba, 24/11/2026 · UBND quận Bình Thạnh', 'Submitted at 10:41 on Tuesday, 24/11/2026')}
        actions={<LinkButton href="#receipt" icon="download">{say('Tải biên nhận (PDF)', 'Receipt (PDF)')}</LinkButton>} />
      <Card id="keep" title={say('Giữ mã này', 'Keep this code')}><QrCode size={21} path="M0 0h7v7h-7zM14 0h7v7h-7zM0 14h7v7h-7zM9 9h3v3h-3z" /></Card>
    </div>
  );
}

function Panels({ say }: { say: Say }) {
  return (
    <>
      <Tiles tiles={[
        { href: '#1', title: say('Mở kinh doanh', 'Start a business'), detail: say('Hộ kinh doanh, công ty, thuế', 'Household business, company, tax'), picture: 'shop' },
        { href: '#2', title: say('Nhà và đất', 'House and land'), detail: say('Giấy phép xây dựng', 'Construction permit'), picture: 'house' },
      ]} />
      <div class="grid below">
        <Card lintel id="before" level={3} title={say('Trước khi bắt đầu', 'Before you start')}>
          <Facts facts={[{ label: say('Thời gian điền', 'Time to fill in'), value: say('Khoảng 12 phút', 'About 12 minutes'), note: say('Có thể lưu và viết tiếp', 'Save and go on later') }]} />
          <LinkButton tone="primary" size="big" fill="wide" href="#start">{say('Nộp trực tuyến', 'Apply on line')}</LinkButton>
        </Card>
        <Well id="ask" level={3} title={say('Cần hỏi thêm?', 'Questions?')}>
          <Links links={[{ href: '#s', label: say('Hộ tịch', 'Civil status'), aside: say('38 thủ tục', '38 procedures') }]} />
          <Question question={say('Thuê nhà thì nộp thêm gì?', 'What if I rent?')}><p>{say('Không cần nộp hợp đồng thuê.', 'The contract is not needed.')}</p></Question>
        </Well>
      </div>
      <div class="below"><Counters counters={[
        { label: say('hồ sơ đã nhận', 'dossiers received'), figure: formatNumber(say.lang, 1284) },
        { label: say('đúng hạn trong tháng', 'on time this month'), figure: formatShare(say.lang, 0.982), note: say('mục tiêu 95 %', 'goal 95%') },
      ]} /></div>
    </>
  );
}
