import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PublicStatus } from '@motcua/contracts/dossier';
import type { SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { Watched } from '@motcua/contracts/status-watch-api';
import { eventually } from '@motcua/testing/eventually';
import { whileFrozen } from './a-system.ts';
import { Visitor } from './a-visitor.ts';
import { apiOf, apiWith, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { hanh, receptionist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const portal = wordsOf('apps/portal', 'vi');
const others = ['one-stop', 'eforms', 'catalogue', 'identity', 'notify', 'office'];
let dossier: SubmissionReceipt;

const ask = (code: string, digits: string) => apiWith().send(`/status/${encodeURIComponent(code)}`, { headers: { 'second-factor': digits } });

beforeAll(async () => {
  dossier = await aSubmittedDossier(hanh);
  await eventually(async () => expect((await ask(dossier.reference, '2789')).status).toBe(200));
});

describe('Where is my dossier? asked by a program', () => {
  it.each(['2789', '1234'])('is answered with the code and %s, the end of the phone or of the identity number', async (digits) => {
    const { status, body } = await ask(dossier.lookupNumber, digits);
    expect(status).toBe(200);
    expect(PublicStatus.parse(body).reference).toBe(dossier.reference);
    expect(JSON.stringify(body)).not.toContain('Hạnh');
  });

  it('is refused in the same words for an unknown code and for wrong digits', async () => {
    const [unknown, wrong] = await Promise.all([ask('000.12.35.H29-261123-9999', '2789'), ask(dossier.reference, '0000')]);
    expect([unknown.status, wrong.status]).toEqual([404, 404]);
    expect(unknown.body['detail']).toBe(wrong.body['detail']);
  });

  it('is answered while every other service stands still', async () => {
    await whileFrozen(others, async () => {
      expect((await ask(dossier.reference, '2789')).status).toBe(200);
    });
  });
});

storiesWithBrowser('Where is my dossier? asked by a neighbour with the slip in hand', () => {
  let neighbour: Visitor;
  const looksUp = async (code: string, digits: string) => {
    await neighbour.goesTo('/tra-cuu');
    await neighbour.page.fill('#code', code);
    await neighbour.page.fill('#digits', digits);
    await neighbour.presses(portal('lookup.do'));
  };

  beforeEach(async () => {
    neighbour = await Visitor.with();
  });
  afterEach(() => neighbour.leaves());

  it('the state is shown, without a name, and the digits are in no address', async () => {
    await looksUp(dossier.lookupNumber, '2789');
    await neighbour.sees(portal('state.submitted'), dossier.reference);
    expect(await neighbour.page.content()).not.toContain('Minh Hạnh');
    expect(neighbour.page.url()).not.toContain('2789');
  });

  it('wrong digits are refused beside the field, the code stays', async () => {
    await looksUp(dossier.reference, '0000');
    await neighbour.sees(portal('lookup.unknown'));
    expect(await neighbour.page.inputValue('#code')).toBe(dossier.reference);
  });

  it('the page answers while every service that handles dossiers stands still', async () => {
    await whileFrozen(others, async () => {
      await looksUp(dossier.reference, '2789');
      await neighbour.sees(portal('state.submitted'));
    });
  });
});

storiesWithBrowser('Somebody has the page of a dossier open while an official receives it', () => {
  const open: Visitor[] = [];
  const watching = async (): Promise<Visitor> => {
    const visitor = await Visitor.with();
    open.push(visitor);
    return visitor;
  };
  afterEach(async () => {
    for (const visitor of open.splice(0)) await visitor.leaves();
  });

  it('the page of the look-up and the owner’s own show it by themselves, and the calendar has the date', async () => {
    const mine = await aSubmittedDossier(hanh);
    await eventually(async () => expect((await ask(mine.reference, '2789')).status).toBe(200));
    const { token, calendar } = Watched.parse((await apiWith().send('/status-watches', { json: { code: mine.lookupNumber, digits: '2789' } })).body);
    expect(token).not.toBe(calendar);
    const neighbour = await watching();
    await neighbour.goesTo(`/tra-cuu?ma=${mine.reference}`);
    await neighbour.page.fill('#digits', '2789');
    await neighbour.presses(portal('lookup.do'));
    await neighbour.sees(portal('live.on'));
    const owner = await watching();
    await owner.goesTo(`/ho-so/${mine.id}`);
    await owner.signsIn(hanh);
    await owner.sees(portal('live.on'));
    await move(receptionist, mine.id, 'receive');
    for (const reader of [neighbour, owner]) {
      await reader.page.locator('.live-said').getByText(portal('state.received')).waitFor();
      await reader.page.locator('.steps [aria-current]').getByText(portal('state.received')).waitFor();
    }
    const { status } = await viewOf(await apiOf(hanh), mine.id);
    const dates = await fetch(new URL(`/lich/${calendar}.ics`, neighbour.page.url())).then((answer) => answer.text());
    expect(dates).toContain(`DTSTART:${String(status.dueAt).slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
  });
});

storiesWithBrowser('Where is my dossier? asked at the kiosk in the hall', () => {
  let citizen: Visitor;
  beforeEach(async () => {
    citizen = await Visitor.with();
    await citizen.page.clock.install();
    await citizen.goesTo('/kiosk');
    await citizen.page.locator('html[data-kiosk-ready]').waitFor({ state: 'attached' });
  });
  afterEach(() => citizen.leaves());

  it('the slip is read, four keys are touched, the state is told, and a minute later nothing is left', async () => {
    await citizen.page.keyboard.type(dossier.lookupNumber);
    await citizen.page.keyboard.press('Enter');
    await citizen.sees(portal('kiosk.digits-said'));
    for (const digit of '2789') await citizen.page.getByRole('button', { name: digit, exact: true }).click();
    await citizen.page.getByRole('button', { name: portal('kiosk.look') }).click();
    await citizen.sees(portal('state.submitted'));
    expect(await citizen.page.content()).not.toContain('Minh Hạnh');
    expect(new URL(citizen.page.url()).pathname + new URL(citizen.page.url()).search).toBe('/kiosk');
    await citizen.page.clock.runFor(46_000);
    await citizen.sees(portal('kiosk.still'));
    await citizen.page.clock.runFor(16_000);
    await citizen.page.locator('[data-kiosk=fresh]').waitFor();
    expect(await citizen.page.content()).not.toContain(dossier.reference);
  });
});
