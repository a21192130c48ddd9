import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PublicStatus } from '@motcua/contracts/dossier';
import type { SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { eventually } from '@motcua/testing/eventually';
import { whileFrozen } from './a-system.ts';
import { Visitor } from './a-visitor.ts';
import { apiWith, aSubmittedDossier } from './an-api.ts';
import { hanh } from './people.ts';
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
