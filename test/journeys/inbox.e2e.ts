import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DossierPage, Moved, type Queue } from '@motcua/contracts/one-stop-api';
import { identityCard, procedureId } from './a-household-registration.ts';
import type { Visitor } from './a-visitor.ts';
import { apiOf, aSubmittedDossier, move, uploadIdentityCard, viewOf } from './an-api.ts';
import { Keyboard } from './at-the-keyboard.ts';
import { countsOf, listOf, newest, rowOf, rowsOn, shortCode, waiting } from './on-the-list.ts';
import { allLeave, enters } from './guests.ts';
import { districtOneSpecialist, hanh, head, leader, receptionist, specialist, type Account } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const kit = wordsOf('libs/ui', 'vi');
const districtOne = '000.12.22.H29';
const identityNumber = '079186001234';

const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

async function attachResult(id: string): Promise<void> {
  const api = await apiOf(specialist);
  const { status } = await viewOf(api, id);
  const form = new FormData();
  form.set('file', new Blob([identityCard.buffer], { type: identityCard.mimeType }), 'giay-chung-nhan.png');
  await api.good(Moved, `/dossiers/${id}/result`, { method: 'POST', body: form, headers: { 'if-match': `"${status.version}"`, 'idempotency-key': randomUUID() } });
}

/** Those that a dossier goes through from the counter to the counter; how near its date is belongs to the calendar. */
const ways: readonly Queue[] = ['to-receive', 'mine', 'unassigned', 'waiting-citizen', 'waiting-unit', 'to-sign', 'to-return', 'done', 'all', 'asked-of-us'];

/** By how much an act changes what lies in somebody's queues. */
async function changes(account: Account, act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countsOf(account);
  await act();
  const after = await countsOf(account);
  return Object.fromEntries(ways.filter((queue) => after[queue] !== before[queue]).map((queue) => [queue, after[queue] - before[queue]]));
}

const isAt = async (official: Visitor) => official.page.locator('tr.at').getAttribute('data-key');
const boxes = (official: Visitor) => official.page.locator('input[name="ids"]');
const chosen = (official: Visitor) => official.page.locator('input[name="ids"]:checked').evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));

describe('Queues asked by a program', () => {
  it('hand a dossier on from one to the next, and count it once in each', async () => {
    const { id } = await aSubmittedDossier(hanh);
    expect((await listOf(receptionist, `queue=to-receive&${newest}`)).rows.map((row) => row.id)).toContain(id);
    expect(await changes(receptionist, () => move(receptionist, id, 'receive'))).toEqual({ 'to-receive': -1, mine: 1 });
    expect(await changes(specialist, () => move(receptionist, id, 'pass-on'))).toEqual({ unassigned: 1 });
    expect(await changes(specialist, () => move(specialist, id, 'claim'))).toEqual({ unassigned: -1, mine: 1 });
    const asked = { message: 'Ảnh thẻ căn cước bị mờ, xin chụp lại.', papers: [identityCard.paper], until: inTenDays() };
    expect(await changes(specialist, () => move(specialist, id, 'request-supplement', asked))).toMatchObject({ 'waiting-citizen': 1 });
    const papers = { [identityCard.paper]: [await uploadIdentityCard(await apiOf(hanh))] };
    expect(await changes(specialist, () => move(hanh, id, 'supplement', { papers }))).toMatchObject({ 'waiting-citizen': -1 });
    await attachResult(id);
    await move(specialist, id, 'pass-on');
    expect(await changes(leader, () => move(head, id, 'pass-on'))).toMatchObject({ 'to-sign': 1 });
    expect((await listOf(leader, `queue=to-sign&${newest}`)).rows.map((row) => row.id)).toContain(id);
    expect(await changes(leader, () => move(leader, id, 'approve'))).toMatchObject({ 'to-sign': -1, 'to-return': 1 });
    expect(await changes(receptionist, () => move(receptionist, id, 'return', { collector: hanh.name, channel: 'post' }))).toMatchObject({ 'to-return': -1, done: 1 });
    expect((await listOf(receptionist, 'queue=done')).rows.map((row) => row.id)).toContain(id);
  });

  it('are searched by code, by name without accents, by phone and by identity number', async () => {
    const { id, reference, lookupNumber } = await aSubmittedDossier(hanh);
    const api = await apiOf(specialist);
    for (const q of [reference, shortCode(reference), lookupNumber, 'nguyen thi MINH hanh', hanh.name, '+84 903 512 789', identityNumber, '1234']) {
      const { rows } = await api.good(DossierPage, '/dossiers/search', { json: { q } });
      expect([q, rows.map((row) => row.id)]).toEqual([q, expect.arrayContaining([id])]);
    }
    const { rows } = await (await apiOf(districtOneSpecialist)).good(DossierPage, '/dossiers/search', { json: { q: reference } });
    expect(rows).toEqual([]);
  });
});

storiesWithBrowser('The inbox', () => {
  afterEach(allLeave);

  it('shows beside each queue how much lies there, and moves on with the work', async () => {
    await waiting(1);
    const official = await enters(specialist);
    const countAt = async (queue: Queue) => Number(await official.page.locator(`.rail a[href="/office?queue=${queue}"] span`).textContent());
    await official.goesTo(`/office?queue=unassigned&${newest}`);
    const [free, mine] = [await countAt('unassigned'), await countAt('mine')];
    const [id = ''] = await rowsOn(official);
    await official.presses(rowOf(official, id).locator('a'));
    await official.goesTo(`/office/ho-so/${id}?act=claim`);
    await official.presses(official.page.locator('form.compose').getByRole('button', { name: office('send.claim'), exact: true }));
    await official.goesTo(`/office?queue=mine&${newest}`);
    expect([await countAt('unassigned'), await countAt('mine')]).toEqual([free - 1, mine + 1]);
    expect(await rowsOn(official)).toContain(id);
  });

  it('is worked by keys alone: down, up, choose, choose all, open, find', async () => {
    await waiting(3);
    const official = await enters(specialist);
    await official.goesTo(`/office?queue=unassigned&${newest}`);
    const hands = new Keyboard(official.page);
    const [first = '', second = '', third = ''] = await rowsOn(official);
    expect(await isAt(official)).toBe(first);
    await hands.press('j', 'j');
    expect(await isAt(official)).toBe(third);
    await hands.press('x', 'k', 'x');
    expect([await isAt(official), (await chosen(official)).sort()]).toEqual([second, [second, third].sort()]);
    await hands.press('a');
    expect((await chosen(official)).length).toBe(await boxes(official).count());
    await hands.press('a');
    expect(await chosen(official)).toEqual([]);
    await hands.leaves(() => hands.press('Enter'));
    expect(official.path()).toBe(`/office/ho-so/${second}`);
    await official.goesTo('/office?queue=mine');
    await hands.press('/');
    expect(await official.page.evaluate(() => document.activeElement?.id)).toBe('find');
  });

  it('keeps its filters in the address, there and back', async () => {
    const { id, reference } = await aSubmittedDossier(hanh);
    const official = await enters(receptionist);
    await official.goesTo('/office?queue=to-receive');
    await official.page.selectOption('.filters [name="procedure"]', procedureId);
    await official.page.selectOption('.filters [name="channel"]', 'online');
    await official.page.selectOption('.filters [name="order"]', '-received');
    await official.presses(kit('filters.do'));
    const address = official.page.url();
    expect(Object.fromEntries([...new URL(address).searchParams].filter(([, value]) => value !== ''))).toEqual({ queue: 'to-receive', procedure: procedureId, channel: 'online', order: '-received' });

    await official.presses(shortCode(reference));
    expect(official.path()).toBe(`/office/ho-so/${id}`);
    await official.page.goBack();
    expect(official.page.url()).toBe(address);
    const shown = () => official.page.locator('.filters select').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value).filter(Boolean));
    expect(await shown()).toEqual([procedureId, 'online', '-received']);
    expect(await rowsOn(official)).toContain(id);
    await official.page.goForward();
    expect(official.path()).toBe(`/office/ho-so/${id}`);
    await official.page.goBack();

    await official.page.fill('.filters [name="receivedTo"]', '2020-01-31');
    await official.presses(kit('filters.do'));
    await official.sees(office('list.none-narrowed'));
    await official.presses(office('list.drop-filters'));
    expect(new URL(official.page.url()).search).toBe('?queue=to-receive');
  });

  it('finds by code, name, phone and identity number, and nothing of that gets into an address', async () => {
    const { id, reference } = await aSubmittedDossier(hanh);
    const official = await enters(receptionist);
    const seen: string[] = [];
    official.page.on('request', (request) => void seen.push(decodeURIComponent(request.url()), decodeURIComponent(request.headers()['referer'] ?? '')));
    const hands = new Keyboard(official.page);
    const finds = async (text: string) => {
      await official.goesTo('/office?queue=all');
      await hands.press('/');
      await hands.type(text);
      await hands.leaves(() => hands.press('Enter'));
    };
    for (const text of ['minh hanh', '0903512789', identityNumber]) {
      await finds(text);
      expect([text, official.path(), await rowsOn(official)]).toEqual([text, '/office/tim', expect.arrayContaining([id])]);
    }
    await finds(reference);
    expect(official.path()).toBe(`/office/ho-so/${id}`);
    const personal = new RegExp(['hanh', 'hạnh', '0903512789', '903512789', identityNumber, reference].join('|'), 'i');
    expect(seen.filter((address) => personal.test(address))).toEqual([]);
  });

  it('shows the question of another agency without a name, and leads to the question', async () => {
    const [dossier] = await waiting(1);
    const id = dossier?.id ?? '';
    const question = { to: districtOne, question: 'Địa điểm này có vướng quy hoạch không?', days: 3 };
    const ours = await countsOf(specialist);
    expect(await changes(districtOneSpecialist, () => move(specialist, id, 'consult', question))).toEqual({ 'asked-of-us': 1 });
    expect((await countsOf(specialist))['waiting-unit']).toBe(ours['waiting-unit'] + 1);
    const asked = await enters(districtOneSpecialist);
    await asked.goesTo(`/office?queue=asked-of-us&${newest}`);
    await rowOf(asked, id).getByText(office('list.asked')).waitFor();
    expect(await asked.page.content()).not.toContain(hanh.name);
    const row = (await listOf(districtOneSpecialist, `queue=asked-of-us&${newest}`)).rows.find((one) => one.id === id);
    expect(row).not.toHaveProperty('applicant');
    await asked.presses(rowOf(asked, id).locator('a'));
    expect(asked.path()).toBe(`/office/y-kien/${id}/${row?.question}`);
    await asked.page.fill('#answer', 'Không vướng quy hoạch.');
    expect(await changes(districtOneSpecialist, () => asked.presses('Gửi ý kiến'))).toEqual({ 'asked-of-us': -1 });
  });
});
