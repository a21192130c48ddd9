import { Answers } from '../dossier/answers.tsx';
import { DeadlineLight, Light } from '../dossier/light.tsx';
import { Timeline } from '../dossier/steps.tsx';
import { CheckboxGroup } from '../form/choice.tsx';
import { TextArea } from '../form/field.tsx';
import type { Deadline } from '../format.tsx';
import { Filters } from '../office/filters.tsx';
import { Beside, Compose, DossierGrid, DossierHead, KeysHint, Message } from '../office/dossier.tsx';
import { Button, LinkButton } from '../piece/button.tsx';
import { Measures } from '../piece/measures.tsx';
import { Pager, Table } from '../piece/table.tsx';
import { Tabs } from '../piece/tabs.tsx';
import type { Say } from './say.tsx';

interface Work { readonly code: string; readonly deadline: Deadline; readonly procedure: string; readonly applicant: string; readonly step: string; readonly due: string }

const work = (say: Say): Work[] => [
  { code: '261113-0031', deadline: { state: 'overdue', minutesLeft: -960 }, procedure: say('Cấp giấy phép quảng cáo ngoài trời', 'Outdoor advertising permit'), applicant: 'Công ty TNHH Ánh Dương', step: say('Thẩm định', 'Examination'), due: '20/11 17:00' },
  { code: '261120-0019', deadline: { state: 'soon', minutesLeft: 150 }, procedure: say('Đăng ký hộ kinh doanh', 'Household business'), applicant: 'Hồ Thị Ngọc Diễm', step: say('Trình ký', 'To sign'), due: '25/11 11:30' },
  { code: '261124-0042', deadline: { state: 'on-time', minutesLeft: 960 }, procedure: say('Đăng ký hộ kinh doanh', 'Household business'), applicant: 'Nguyễn Thị Minh Hạnh', step: say('Thẩm định', 'Examination'), due: '27/11 17:00' },
  { code: '261119-0009', deadline: { state: 'paused', minutesLeft: 960 }, procedure: say('Đăng ký hộ kinh doanh', 'Household business'), applicant: 'Mai Xuân Trường', step: say('Chờ người dân', 'With the citizen'), due: '–' },
];

export function OfficePieces({ say }: { say: Say }) {
  return (
    <>
      <div class="row spread"><div><h1>{say('Việc của tôi', 'My work')}</h1><p class="soft">{say('Thứ Tư, 25/11/2026, 09:00', 'Wednesday, 25/11/2026, 09:00')}</p></div><LinkButton href="#next">{say('Nhận việc tiếp theo', 'Take the next')}</LinkButton></div>
      <div class="below"><Tabs name={say('Lọc theo thời hạn', 'By deadline')} items={[{ href: '#all', label: say('Tất cả', 'All'), count: 14, current: true }, { href: '#late', label: say('Quá hạn', 'Overdue'), count: 2 }]} /></div>
      <Filters action="#filter" filters={[
        { kind: 'find', name: 'q', example: say('Tên, mã, không cần dấu', 'Name or code') },
        { kind: 'choice', name: 'procedure', label: say('Thủ tục', 'Procedure'), options: [{ value: '', label: say('Tất cả thủ tục', 'All procedures') }] },
      ]} />
      <WorkList say={say} />
      <Measures measures={[{ href: '#r', label: say('Tiếp nhận', 'Received'), figure: '38.412', trend: '▲ 3,1 %' }, { href: '#o', label: say('Đang quá hạn', 'Overdue'), figure: '214', trend: '▲ 18', mood: 'bad' }]} />
      <div class="below"><Dossier say={say} /></div>
    </>
  );
}

function WorkList({ say }: { say: Say }) {
  return (
    <form action="#bulk" aria-label={say('Danh sách hồ sơ', 'Dossiers')}>
      <Table<Work> dense cards keys at="261124-0042" caption={say('4 hồ sơ của tôi, gấp nhất ở trên', 'My 4 dossiers, most urgent first')} rows={work(say)} rowKey={({ code }) => code}
        select={{ name: 'dossier', label: ({ code }) => say(`Chọn hồ sơ ${code}`, `Select ${code}`) }}
        columns={[
          { key: 'due', label: say('Thời hạn', 'Deadline'), head: true, sort: { href: '#sort', order: 'ascending' }, cell: ({ deadline }) => <DeadlineLight {...deadline} /> },
          { key: 'code', label: say('Mã hồ sơ', 'Code'), phone: 'bare', cell: ({ code }) => <a class="num" href={`#${code}`}>{code}</a> },
          { key: 'procedure', label: say('Thủ tục', 'Procedure'), phone: 'full', cell: ({ procedure }) => procedure },
          { key: 'applicant', label: say('Người nộp', 'Applicant'), phone: 'full', cell: ({ applicant }) => applicant },
          { key: 'step', label: say('Bước hiện tại', 'Step'), phone: 'bare', cell: ({ step }) => step },
          { key: 'dueAt', label: say('Hẹn trả', 'Due'), shortLabel: say('Hẹn', 'Due'), numeric: true, cell: ({ due }) => due },
        ]} />
      <div class="row spread bulk"><Button blocked={{ id: 'choose-first', reason: say('Chọn ít nhất một hồ sơ', 'Select at least one') }}>{say('Thực hiện', 'Go')}</Button><KeysHint /></div>
      <Pager nextHref="#2" />
    </form>
  );
}

function Dossier({ say }: { say: Say }) {
  return (
    <>
      <DossierHead line="000.12.35.H29-261124-0042 · 4207 1635" title="Nguyễn Thị Minh Hạnh" detail={say('Đăng ký hộ kinh doanh, phiên bản 7', 'Household business, version 7')}
        due={<><p><DeadlineLight state="on-time" minutesLeft={1330} precise /></p><p class="num"><strong>17:00, 27/11/2026</strong></p></>} />
      <DossierGrid sideName={say('Thao tác', 'Actions')} side={<Ask say={say} />}>
        <Beside>
          <Answers compact answers={[{ label: say('Chủ hộ', 'Owner'), value: 'Nguyễn Thị Minh Hạnh' }, { label: say('Thư điện tử', 'E-mail') }]} />
          <Timeline happenings={[{ title: say('Đang thẩm định', 'In examination'), when: say('09:02, hôm nay', '09:02 today'), at: '2026-11-25T09:02:00+07:00', mark: 'now' }]} />
        </Beside>
        <p class="below"><Light state="finished">{say('Đạt', 'Accepted')}</Light></p>
      </DossierGrid>
    </>
  );
}

function Ask({ say }: { say: Say }) {
  return (
    <Compose id="supplement" title={say('Yêu cầu bổ sung', 'Request papers')} action="#ask" fields={{ version: '7' }}>
      <CheckboxGroup id="papers" label={say('Giấy tờ cần bổ sung', 'Papers needed')} values={['minutes']} options={[{ value: 'id', label: say('Giấy tờ pháp lý', 'Identity papers') }, { value: 'minutes', label: say('Biên bản họp', 'Minutes'), hint: say('Thiếu chữ ký', 'Signature missing') }]} />
      <TextArea id="why" label={say('Giải thích cho người dân', 'Explanation for the citizen')} value={say('Thiếu chữ ký ở trang 2.', 'The signature on page 2 is missing.')} />
      <Message>HS 42071635: can bo sung Bien ban hop truoc 17:00 09/12/2026.</Message>
      <Button tone="primary" fill="wide" once>{say('Gửi yêu cầu bổ sung', 'Send the request')}</Button>
    </Compose>
  );
}
