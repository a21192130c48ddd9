import { describe, expect, it } from '@jest/globals';
import { Queue } from '@motcua/contracts/one-stop-api';
import { aProcedure, aRow, aVisit, dossierId } from '../a-dossier-page.ts';
import { wordsIn } from '../messages.ts';
import { InboxQuery } from './filters.ts';
import { foundPage } from './found.page.tsx';
import { inboxPage } from './inbox.page.tsx';
import { firstQueue, lightTabs, queueGroups } from './queues.ts';

const vi = wordsIn('vi');
const counts = { 'to-receive': 1, mine: 14, unassigned: 6, 'due-today': 3, 'due-soon': 3, overdue: 2, 'waiting-citizen': 1, 'waiting-unit': 1, suspended: 1, 'to-sign': 1, apologies: 1, 'asked-of-us': 1, 'to-return': 1, done: 9, all: 30 };
const inbox = (rows = [aRow()], query = {}, next?: string) =>
  inboxPage(aVisit({ counts }), { query: { queue: 'mine', ...query }, page: { rows, ...(next ? { next } : {}) }, procedures: [aProcedure], dayMinutes: 480, now: new Date('2026-11-25T02:00:00Z') });

describe('the queues', () => {
  it('each have their link at the side, once, with their count', () => {
    const links = queueGroups(vi, counts).flatMap(({ queues }) => queues);
    expect(links.map(({ key }) => key).sort()).toEqual([...Queue.options].sort());
    expect(links.find(({ key }) => key === 'mine')).toMatchObject({ href: '/office?queue=mine', count: 14, label: 'Của tôi' });
  });

  it('are left out while they are empty and seldom used', () => {
    const shown = queueGroups(vi, { ...counts, suspended: 0, mine: 0 }).flatMap(({ queues }) => queues.map(({ key }) => key));
    expect([shown.includes('suspended'), shown.includes('mine'), shown.includes('to-sign')]).toEqual([false, true, true]);
  });

  it('press only when something is overdue', () => {
    const urgent = (overdue: number) => queueGroups(vi, { ...counts, overdue }).flatMap(({ queues }) => queues.filter((queue) => queue.urgent).map(({ key }) => key));
    expect([urgent(2), urgent(0)]).toEqual([['overdue'], []]);
  });

  it('stand without counts while one-stop cannot count', () => {
    expect(queueGroups(vi, undefined)[0]?.queues[0]?.count).toBeUndefined();
  });

  it.each(Queue.options)('have one tab that says where the reader is: %s', (queue) => {
    const current = lightTabs(vi, queue, counts).filter((tab) => tab.current);
    expect(current.map(({ href }) => href)).toEqual([`/office?queue=${queue}`]);
  });

  it('begin with what came in for reception, for inspectors with what nobody has claimed, and with one’s own work for the others', () => {
    expect([firstQueue(['receptionist']), firstQueue(['inspector', 'head']), firstQueue(['leader'])]).toEqual(['to-receive', 'unassigned', 'mine']);
  });
});

describe('the list', () => {
  it('says in words how a dossier stands, whose it is and who has it', () => {
    const html = inbox();
    for (const words of ['Còn 2 ngày', '261124-0042', 'Nguyễn Thị Minh Hạnh', 'Thẩm định', 'Lê Quốc Bảo', '27/11 17:00']) expect(html).toContain(words);
    expect(html).toContain(`href="/office/ho-so/${dossierId}"`);
  });

  it('puts a lock in the place of whose it is when a dossier is confidential', () => {
    const { applicant: _, step: __, ...row } = aRow({ confidential: true, state: 'submitted' });
    const html = inbox([row]);
    expect(html).toMatch(/<svg[^>]*>.*<\/svg> Hồ sơ mật/);
    expect(html).not.toContain('Nguyễn Thị Minh Hạnh');
  });

  it.each([
    [{ light: 'overdue', minutesLeft: -960 }, 'Quá hạn 2 ngày'],
    [{ light: 'soon', minutesLeft: 150 }, 'Còn 2 giờ 30'],
    [{ light: 'paused', minutesLeft: 960 }, 'Tạm dừng, còn 2 ngày'],
    [{ light: 'paused', minutesLeft: undefined }, 'Tạm dừng'],
    [{ light: 'finished', minutesLeft: 480 }, 'Xong sớm 1 ngày'],
  ] as const)('shows the light %j as "%s"', (light, words) => {
    expect(inbox([{ ...aRow(), ...light } as never])).toContain(`<span class="light ${light.light}">${words}</span>`);
  });

  it('tells no date while the clock stands still', () => {
    const html = inbox([aRow({ light: 'paused', state: 'supplement-requested' })]);
    expect(html).toContain('tính lại sau');
    expect(html).not.toContain('27/11 17:00');
  });

  it('keeps the filters in the address of the next page', () => {
    expect(inbox([aRow()], { procedure: 'household-business-registration', channel: 'online' }, 'abc')).toContain(
      'href="/office?queue=mine&amp;procedure=household-business-registration&amp;channel=online&amp;cursor=abc"',
    );
  });

  it('shows what somebody wrote as text, whatever it is', () => {
    const html = inbox([aRow({ applicant: '<img src=x onerror=alert(1)>', assignee: { id: 'x', name: '"><script>alert(2)</script>' } })]);
    expect(html).not.toMatch(/<img src=x|<script>alert/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)>');
  });

  it('takes what makes no sense in an address as not asked for', () => {
    expect(InboxQuery.parse({ queue: 'nothing', procedure: '', step: 'A B', channel: 'pigeon', cursor: 'x'.repeat(301) })).toEqual({});
  });
});

describe('the search', () => {
  it('is a post from every page, so that no name gets into an address', () => {
    expect(inbox()).toMatch(/<form role="search" method="post" action="\/office\/tim"><input type="hidden" name="_csrf" value="salt.signature"/);
  });

  it('goes on by a post, too', () => {
    const html = foundPage(aVisit(), { q: 'minh hạnh', page: { rows: [aRow()], next: 'abc' }, dayMinutes: 480 });
    expect(html).toContain('<input type="hidden" name="cursor" value="abc"');
    expect(html).not.toMatch(/href="[^"]*(minh|abc)/);
  });
});
