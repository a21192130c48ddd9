import { afterEach, expect, it } from '@jest/globals';
import { SuspectedDuplicates } from '@motcua/contracts/counter-api';
import { eventually } from '@motcua/testing/eventually';
import { randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { identityCard } from './a-household-registration.ts';
import { Visitor } from './a-visitor.ts';
import { apiOf, move, viewOf } from './an-api.ts';
import { Keyboard } from './at-the-keyboard.ts';
import { allLeave, comes, comesHome, enters } from './guests.ts';
import { type Account, dung, hanh, wardLeader, wardReceptionist, wardSpecialist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('apps/office', 'vi', 'counter/');
const office = wordsOf('apps/office', 'vi');
/** Two minutes are what a walk-in may take; a machine types faster than a hand, so what is counted is presses. */
const measured: Record<string, number> = {};

const card = (account: Account, number: string) => `${number}||${account.name}|09031986|Nữ|25 Bạch Đằng, phường 24, quận Bình Thạnh, Thành phố Hồ Chí Minh|25042021`;

async function pdfOf(visitor: Visitor, href: string) {
  const answer = await visitor.page.request.get(new URL(href, visitor.page.url()).href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return extractText(await getDocumentProxy(new Uint8Array(await answer.body())));
}

/** What the card does not say. */
async function fillsInTheRest(hands: Keyboard): Promise<void> {
  await hands.fill('requester-phone', '0903512789');
  await hands.choose('for-organisation', 2);
  await hands.fill('documents.0.document-name', 'Bằng tốt nghiệp đại học');
  await hands.fill('documents.0.document-issuer', 'Trường Đại học Bách khoa');
  await hands.choose('documents.0.is-foreign', 2);
  await hands.fill('documents.0.pages', '2');
  await hands.choose('documents.0.copy-form', 1);
  await hands.fill('documents.0.copies', '3');
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-');
  await hands.fill('brings-original-on.day', today[2] ?? '');
  await hands.fill('brings-original-on.month', today[1] ?? '');
  await hands.fill('brings-original-on.year', today[0] ?? '');
  await hands.choose('collected-by-other', 2);
  await hands.choose('result-channel', 2);
  await hands.reach('commits-original');
  await hands.press('Space');
  await hands.reach('commits-truth');
  await hands.press('Space');
}

/** From the queue to the slip. @returns the dossier's id */
async function receivesByKeyboard(official: Visitor, who: { account: Account; number: string }): Promise<string> {
  const hands = new Keyboard(official.page);
  let requests = 0;
  official.page.on('request', (request) => (requests += request.url().includes('/office/') ? 1 : 0));
  const began = Date.now();
  await hands.leaves(() => hands.press('n'));
  await hands.type('chung thuc ban sao');
  await hands.leaves(() => hands.press('Enter'));
  await hands.leaves(() => hands.scan(card(who.account, who.number)));
  await fillsInTheRest(hands);
  await hands.reach('_paper.original.got');
  await hands.press('Space');
  await hands.leaves(() => hands.press('Control+Enter'));
  await official.sees(say('done.receipt'));
  Object.assign(measured, { presses: hands.presses, requests, seconds: Math.round((Date.now() - began) / 100) / 10 });
  return official.path().split('/').at(-1) ?? '';
}

async function isReadyToCollect(id: string): Promise<void> {
  await move(wardReceptionist, id, 'pass-on');
  const api = await apiOf(wardSpecialist);
  const form = new FormData();
  form.set('file', new Blob([identityCard.buffer], { type: identityCard.mimeType }), 'ban-sao.png');
  const { status } = await viewOf(api, id);
  await api.good(z.unknown(), `/dossiers/${id}/result`, { method: 'POST', body: form, headers: { 'if-match': `"${status.version}"`, 'idempotency-key': randomUUID() } });
  await move(wardSpecialist, id, 'pass-on');
  await move(wardLeader, id, 'approve');
}

storiesWithBrowser('The counter', () => {
  afterEach(allLeave);

  it('receives a walk-in by keyboard alone, prints the slip, and whoever has an account follows it on line', async () => {
    const official = await enters(wardReceptionist);
    const id = await receivesByKeyboard(official, { account: hanh, number: '079186001234' });
    // eslint-disable-next-line no-console -- the figures are what this story is told for
    console.info(`a walk-in by keyboard: ${JSON.stringify(measured)}`);
    expect(measured['seconds']).toBeLessThan(120);
    expect(await official.page.evaluate(() => document.activeElement?.id)).toBe('procedure');

    const view = await viewOf(await apiOf(wardReceptionist), id);
    expect(view).toMatchObject({ channel: 'counter', status: { state: 'received' }, onPaper: { original: { form: 'original', copies: 1 } } });
    const href = (await official.page.locator('[data-chord="print"]').getAttribute('href')) ?? '';
    const slip = await pdfOf(official, href);
    expect(slip.totalPages).toBe(2);
    for (const [index, page] of slip.text.entries()) {
      expect(page).toContain(`Liên ${index + 1}`);
      expect(page.replace(/\s+/g, ' ')).toContain(view.status.reference);
      expect(page).toContain('NGUYỄN THỊ MINH HẠNH');
    }

    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees(view.status.reference.split('-').at(-1) ?? '');
  });

  it('opens a dossier wherever the cursor is when its slip is scanned, and hands the result over against a signature', async () => {
    const official = await enters(wardReceptionist);
    const id = await receivesByKeyboard(official, { account: hanh, number: '079186001234' });
    const { status } = await viewOf(await apiOf(wardReceptionist), id);
    const hands = new Keyboard(official.page);

    await official.goesTo('/office?queue=all');
    await hands.leaves(() => hands.scan(status.lookupNumber));
    expect(official.path()).toBe(`/office/ho-so/${id}`);
    await official.goesTo(`/office/ho-so/${id}?act=request-supplement`);
    await official.page.locator('#message').fill('Đang viết dở');
    await hands.leaves(() => hands.scan(status.reference));
    expect(official.path()).toBe(`/office/ho-so/${id}`);

    await isReadyToCollect(id);
    await official.goesTo('/office/quay/tra');
    await hands.leaves(() => hands.scan(status.lookupNumber));
    expect(official.page.url()).toContain('act=return');
    await official.page.locator('[name="identityNumber"]').fill('079186001234');
    const pad = await official.page.locator('canvas').boundingBox();
    if (!pad) throw new Error('there is nothing to sign on');
    await official.page.mouse.move(pad.x + 20, pad.y + 50);
    await official.page.mouse.down();
    for (let step = 1; step < 20; step += 1) await official.page.mouse.move(pad.x + 20 + step * 9, pad.y + 50 + (step % 2 === 0 ? 25 : -25));
    await official.page.mouse.up();
    await official.presses(official.page.locator('form.compose').getByRole('button', { name: office('send.return'), exact: true }));
    await official.sees(office('done.return'), say('returned.title'));
    expect(await official.page.locator('img.counter-signature').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    const handOver = await pdfOf(official, `/office/ho-so/${id}/giay/hand-over.pdf`);
    expect(handOver.text.join(' ').replace(/\s+/g, ' ')).toContain('079186001234');

    const own = await viewOf(await apiOf(hanh), id);
    expect(own.returned).toMatchObject({ collector: hanh.name, channel: 'counter', as: 'owner', signed: 'pad' });
    expect(own.returned).not.toHaveProperty('identityNumber');
  });

  it('names a suspected duplicate, lays both side by side, and keeps that they are two', async () => {
    const official = await enters(wardReceptionist);
    const number = `07907800${String(Date.now()).slice(-4)}`;
    const first = await receivesByKeyboard(official, { account: dung, number });
    await official.goesTo('/office');
    const second = await receivesByKeyboard(official, { account: dung, number });
    const api = await apiOf(wardReceptionist);
    const { suspected } = await api.good(SuspectedDuplicates, `/dossiers/${second}/duplicates`);
    expect(suspected.map(({ id }) => id)).toContain(first);

    await official.goesTo(`/office/ho-so/${second}`);
    await official.sees(say('duplicate.look'));
    await official.presses(official.page.locator('#duplicates a').first());
    await official.sees(say('compare.verdict'));
    await official.page.locator('#reason').fill('Hai bằng khác nhau của cùng một người');
    await official.presses(say('compare.dismiss'));
    await official.sees(say('compare.dismissed'), wardReceptionist.name);
  });

  it('asks at once for a paper that was forgotten, and prints what to bring', async () => {
    const official = await enters(wardReceptionist);
    const hands = new Keyboard(official.page);
    await official.goesTo('/office/quay/moi/certified-copy');
    await hands.leaves(() => hands.scan(card(dung, '079078005678')));
    await fillsInTheRest(hands);
    const draft = official.page.url();
    await official.presses(say('form.incomplete'));
    await official.page.locator('#message').fill('Ông mang bản chính bằng tốt nghiệp đến.');
    await official.presses(say('incomplete.do'));
    await official.sees(say('done.supplement'));
    const id = official.path().split('/').at(-1) ?? '';
    const asked = await pdfOf(official, (await official.page.locator('[data-chord="print"]').getAttribute('href')) ?? '');
    expect(asked.text.join(' ').replace(/\s+/g, ' ')).toContain('Ông mang bản chính bằng tốt nghiệp đến.');
    // Whoever comes back to the draft is led to what became of it.
    await official.page.goto(draft);
    await eventually(() => expect(official.path()).toBe(`/office/quay/xong/${id}`));
    await official.goesTo(`/office/ho-so/${id}/bo-sung`);
    await official.page.locator('[name="_paper.original.got"]').check();
    await official.presses(say('supplement.do'));
    expect((await viewOf(await apiOf(wardReceptionist), id)).onPaper).toMatchObject({ original: { form: 'original' } });
  });

  it('is whole on a narrow screen and in English', async () => {
    for (const habits of [{ width: 320 }, { lang: 'en' as const }]) {
      const official = await comes(wardReceptionist, '/office/quay', habits);
      await official.goesTo('/office/quay');
      await official.goesTo('/office/quay/moi/certified-copy');
      await official.page.locator('#who').fill(card(hanh, '079186001234'));
      await official.presses(official.page.getByRole('button').filter({ hasText: wordsOf('apps/office', official.lang, 'counter/')('who.do') }).first());
      await official.presses(official.page.locator('[name="do"][value="scans"]'));
      await official.goesTo('/office/quay/tra');
    }
  });
});
