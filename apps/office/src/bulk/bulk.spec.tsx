import { describe, expect, it } from '@jest/globals';
import type { BulkJob, BulkPreview } from '@motcua/contracts/bulk-api';
import { aProcedure, aRow, aVisit, dossierId } from '../a-dossier-page.ts';
import { inboxPage } from '../inbox/inbox.page.tsx';
import { writeOrder } from './bulk-order.ts';
import { jobPage } from './job.page.tsx';
import { previewPage } from './preview.page.tsx';

const key = '6c0d0c0e-0000-4000-8000-000000000001';
const other = '0199f3a2-7b1c-4c1d-8a2b-3c4d5e6f7a8c';
const preview = (changes: Partial<BulkPreview> = {}): BulkPreview => ({
  act: 'claim',
  beyond: 0,
  rows: [
    { id: dossierId, reference: '000.12.35.H29-261124-0042', version: 3, procedure: aProcedure.id, applicant: 'Nguyễn Thị Minh Hạnh', allowed: true },
    { id: other, reference: '000.12.35.H29-261124-0043', version: 5, procedure: aProcedure.id, applicant: 'Trần Văn Dũng', allowed: false, because: { vi: 'Bước “Ký duyệt” do vai trò khác thực hiện', en: 'The step “Approval” is done by another role' } },
  ],
  ...changes,
});
const page = (changes: Partial<BulkPreview> = {}, more: object = {}) => previewPage(aVisit(), { preview: preview(changes), typed: {}, wrong: [], key, days: { proposed: '2026-12-09' }, ...more });
const job = (changes: Partial<BulkJob> = {}): BulkJob => ({
  id: key, act: 'claim', createdAt: '2026-11-25T02:00:00.000Z', counts: { waiting: 0, done: 1, failed: 1 }, doneAt: '2026-11-25T02:00:05.000Z',
  rows: [
    { id: dossierId, reference: '000.12.35.H29-261124-0042', version: 3, state: 'done', at: '2026-11-25T02:00:05.000Z' },
    { id: other, reference: '000.12.35.H29-261124-0043', version: 5, state: 'failed', code: 'dossier-changed', because: { vi: 'Hồ sơ đã thay đổi', en: 'The dossier has changed' }, at: '2026-11-25T02:00:05.000Z' },
  ],
  ...changes,
});

describe('choosing in a list', () => {
  const inbox = (jobs: object[] = [], more: object = {}) =>
    inboxPage(aVisit(), { query: { queue: 'mine', light: 'soon', cursor: 'abc' }, page: { rows: [aRow()], total: 612, from: 26, next: 'n', previous: 'p' }, procedures: [aProcedure], dayMinutes: 480, now: new Date('2026-11-25T02:00:00Z'), jobs: jobs as never, ...more });

  it('has a box for each row, named by its code, and sends the list along for those who want all of it', () => {
    const html = inbox();
    expect(html).toContain(`<input type="checkbox" name="ids" value="${dossierId}" aria-label="Chọn hồ sơ 261124-0042"`);
    for (const part of ['<input type="hidden" name="queue" value="mine"', '<input type="hidden" name="light" value="soon"', 'Xem trước với 500 hồ sơ gấp nhất trong 612', 'Mỗi lần làm được nhiều nhất 500 hồ sơ']) expect(html).toContain(part);
    expect(html).not.toContain('name="cursor"');
  });

  it('says which part of how many is shown, and leads on and back with all that was asked', () => {
    const html = inbox();
    expect(html).toContain('Hồ sơ 26 đến 26 trong 612');
    for (const cursor of ['n', 'p']) expect(html).toContain(`href="/office?queue=mine&amp;light=soon&amp;cursor=${cursor}"`);
  });

  it('says so when none was chosen, once', () => {
    const html = inbox([], { noneChosen: true });
    expect(html).toContain('Chưa chọn hồ sơ nào, hoặc chưa chọn việc.');
    expect(html).not.toContain('bulk=none-chosen');
    expect(inbox()).not.toContain('Chưa chọn hồ sơ nào');
  });

  it('tells of all jobs in one notice until their end was looked at', () => {
    const { rows: _, ...ended } = job();
    const html = inbox([{ ...ended, seen: false }, { ...ended, act: 'approve', seen: true }]);
    expect(html).toContain('Nhận việc, 1 được, 1 không');
    expect(html).not.toContain('Phê duyệt, 1 được');
  });
});

describe('the preview', () => {
  it('shows with which it can be done, and why not with the others, and orders the former alone', () => {
    const html = page();
    for (const words of ['Làm được với 1 hồ sơ', 'Không làm được với 1 hồ sơ', 'do vai trò khác thực hiện', `value="${dossierId}/3"`]) expect(html).toContain(words);
    expect(html).not.toContain(`value="${other}/5"`);
  });

  it('orders nothing when it can be done with none', () => {
    const html = page({ rows: preview().rows.slice(1) });
    expect(html).toContain('Không làm được việc này với hồ sơ nào đã chọn.');
    expect(html).not.toContain('/office/hang-loat/lam');
  });

  it('asks for a supplement by the papers of one procedure, and says so when there are several', () => {
    expect(page({ act: 'request-supplement' }, { procedure: aProcedure })).toContain('name="papers"');
    expect(page({ act: 'request-supplement' })).toContain('cùng một thủ tục');
  });
});

describe('the order', () => {
  it('is written from what was typed, or says what is wrong', () => {
    expect(writeOrder('claim', {}, '2026-11-25')).toEqual({ order: { act: 'claim', body: {} } });
    expect(writeOrder('return', {}, '2026-11-25')).toEqual({ order: { act: 'return', body: { channel: 'post' } } });
    expect(writeOrder('reassign', { to: 'x', reason: 'ngắn' }, '2026-11-25')).toMatchObject({ wrong: [{ field: 'reason' }] });
  });
});

describe('the job', () => {
  it('puts what failed on top, with its reason, and offers to try it again', () => {
    const html = jobPage(aVisit(), job());
    expect(html.indexOf('261124-0043')).toBeLessThan(html.indexOf('261124-0042'));
    for (const words of ['Đã xong: 1 được, 1 không', 'Hồ sơ đã thay đổi', 'Thử lại 1 hồ sơ không được']) expect(html).toContain(words);
    expect(html).not.toContain('data-follow=');
  });

  it('is followed while it runs, and has a link for those without script', () => {
    const { doneAt: _, ...running } = job({ counts: { waiting: 1, done: 1, failed: 0 } });
    const html = jobPage(aVisit(), running);
    for (const part of [`data-follow="/office/hang-loat/${key}"`, 'Đang làm: xong 1 trong 2', 'Xem tiến độ mới nhất']) expect(html).toContain(part);
  });
});
