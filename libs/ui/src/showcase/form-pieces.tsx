import { Answers } from '../dossier/answers.tsx';
import { Upload } from '../dossier/files.tsx';
import { TaskList } from '../dossier/task-list.tsx';
import { Saved, autosave } from '../form/autosave.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from '../form/choice.tsx';
import { DateField } from '../form/date-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Select, TextArea, TextField } from '../form/field.tsx';
import { Repeat } from '../form/repeat.tsx';
import { formatMoney } from '../format.tsx';
import { Button } from '../piece/button.tsx';
import { Section } from '../piece/card.tsx';
import { Prefilled } from '../piece/notice.tsx';
import type { Say } from './say.tsx';

export function FormPieces({ say }: { say: Say }) {
  return (
    <Section id="form" title={say('Tờ khai', 'Form')}>
      <div class="columns">
        <div class="form-column">
          <Problems say={say} />
          <p class="soft">{say('Đăng ký hộ kinh doanh · Phần 2 trên 6', 'Household business · Part 2 of 6')}</p>
          <h3>{say('Chủ hộ kinh doanh là ai?', 'Who is the owner?')}</h3>
          <Prefilled>{say('Họ tên lấy từ tài khoản của bà. Nếu khác với giấy tờ, bà cứ sửa tại đây.', 'The name comes from your account. Correct it here if your papers differ.')}</Prefilled>
          <OwnerForm say={say} />
        </div>
        <aside aria-labelledby="parts"><h3 id="parts">{say('Tờ khai của bà', 'Your form')}</h3><Parts say={say} /></aside>
      </div>
      <div class="grid below"><Papers say={say} /><Check say={say} /></div>
    </Section>
  );
}

const birthProblem = (say: Say) => say('Ngày sinh phải có thật: tháng 2 năm 1986 không có ngày 30', 'The birth date must exist: February 1986 has no day 30');

function Problems({ say }: { say: Say }) {
  return <ErrorSummary problems={[{ target: 'birth-day', message: birthProblem(say) }, { target: 'kind-1', message: say('Xin chọn một mục', 'Please choose one') }]} />;
}

function OwnerForm({ say }: { say: Say }) {
  return (
    <form method="post" action="/post" noValidate {...autosave({ url: '/draft', version: 1 })}>
      <input type="hidden" name="version" value="1" />
      <TextField id="name" label={say('Họ, chữ đệm và tên', 'Full name')} hint={say('Viết như trên thẻ căn cước', 'As on the identity card')} value="Nguyễn Thị Minh Hạnh" autocomplete="name" />
      <DateField id="birth" label={say('Ngày sinh', 'Date of birth')} hint={say('Ví dụ: 9 3 1986', 'For example: 9 3 1986')} value={{ day: '30', month: '2', year: '1986' }} wrong={['day', 'month']} error={birthProblem(say)} birthday />
      <TextField id="capital" label={say('Vốn kinh doanh', 'Capital')} value="120000000" digits width={12} unit="₫" />
      <TextField id="email" type="email" label={say('Thư điện tử', 'E-mail')} optional autocomplete="email" />
      <RadioGroup id="kind" label={say('Hộ kinh doanh do ai thành lập?', 'Who sets up the business?')} error={say('Xin chọn một mục', 'Please choose one')}
        options={[{ value: 'alone', label: say('Một mình tôi', 'I alone') }, { value: 'family', label: say('Các thành viên trong gia đình', 'Members of my family'), hint: say('Cần thêm biên bản họp thành viên', 'Minutes of the family meeting are needed') }]} />
      <TextArea id="reason" label={say('Lý do cùng thành lập', 'Why together')} when={{ '==': [{ var: 'kind' }, 'family'] }} hidden />
      <CheckboxGroup id="channels" label={say('Nhận tin qua', 'Tell me by')} values={['sms']} options={[{ value: 'sms', label: 'SMS' }, { value: 'mail', label: say('Thư điện tử', 'E-mail') }]} />
      <Select id="ward" label={say('Phường', 'Ward')} options={[{ value: '1', label: say('Phường 1', 'Ward 1') }, { value: '2', label: say('Phường 2', 'Ward 2') }]} value="1" />
      <Repeat name="members" itemName={say('Thành viên', 'Member')} addLabel={say('Thêm thành viên', 'Add a member')} count={1} max={3}>
        {(index) => <TextField id={`members.${index}.name`} label={say('Họ và tên', 'Name')} />}
      </Repeat>
      <div class="row form-actions">
        <Button tone="primary" fill="stretch" once>{say('Tiếp tục', 'Continue')}</Button>
        <Button tone="quiet" name="leave" value="true">{say('Lưu và thoát', 'Save and leave')}</Button>
      </div>
      <Saved at="10:32" kept={say('Bản nháp được giữ đến 25/12/2026.', 'The draft is kept until 25/12/2026.')} otherHref="#other" />
    </form>
  );
}

function Parts({ say }: { say: Say }) {
  return (
    <TaskList tasks={[
      { label: say('Tên và địa điểm', 'Name and place'), href: '#1', state: 'done' },
      { label: say('Chủ hộ kinh doanh', 'Owner'), href: '#2', state: 'doing', current: true },
      { label: say('Giấy tờ kèm theo', 'Papers'), href: '#3', state: 'not-started' },
      { label: say('Kiểm tra và nộp', 'Check and submit'), state: 'locked', said: say('Sau khi xong 3 phần', 'After the 3 parts') },
    ]} />
  );
}

function Papers({ say }: { say: Say }) {
  return (
    <Upload id="minutes" label={say('Biên bản họp thành viên', 'Minutes of the family meeting')} action="/files" uploads="/uploads" maxBytes={10_000_000} maxFiles={3}
      types={{ said: say('PDF, JPG hoặc PNG', 'PDF, JPG or PNG'), accept: '.pdf,.jpg,.jpeg,.png' }}
      files={[
        { name: 'bien-ban-trang-1.jpg', bytes: 2_100_000, state: 'clean', viewHref: '#view', removeAction: '/files/1/remove' },
        { name: 'bien-ban-trang-2.jpg', bytes: 1_900_000, state: 'scanning' },
        { name: 'hop-dong-thue-nha.pdf', bytes: 6_400_000, state: 'uploading', percent: 62 },
        { name: 'ban-ve-mat-bang.pdf', bytes: 3_000_000, state: 'waiting' },
        { name: 'can-cuoc.heic', state: 'failed', said: say('Không nhận tệp HEIC. Xin chọn lại ảnh dạng JPG', 'HEIC is not accepted. Please choose a JPG') },
        { name: 'mau-don.doc', state: 'infected', removeAction: '/files/6/remove' },
      ]} />
  );
}

function Check({ say }: { say: Say }) {
  return (
    <div>
      <Answers answers={[
        { label: say('Tên hộ kinh doanh', 'Business name'), value: 'Tiệm bánh Minh Hạnh', changeHref: '#a' },
        { label: say('Vốn', 'Capital'), value: formatMoney(say.lang, 120_000_000), numeric: true, changeHref: '#b' },
        { label: say('Thư điện tử', 'E-mail'), changeHref: '#c' },
      ]} />
      <form class="below" method="post" action="/submit">
        <Checkbox id="truth" label={say('Tôi cam đoan nội dung trên là đúng sự thật và chịu trách nhiệm về lời khai.', 'I declare that the above is true.')} />
        <p class="row form-actions"><Button size="big" blocked={{ id: 'why-not', reason: say('Chờ quét vi-rút xong 1 tệp', 'One file is still being checked') }}>{say('Nộp hồ sơ', 'Submit')}</Button></p>
      </form>
    </div>
  );
}
