import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessPage, OwnAccessPage } from '@motcua/contracts/access-log-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import { eventually } from '@motcua/testing/eventually';
import mongoose from 'mongoose';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { withDatabase } from '../../infra/launcher/services.mjs';
import { identityCard } from './a-household-registration.ts';
import { system } from './a-system.ts';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { allLeave, comes, somebody } from './guests.ts';
import { districtOneReceptionist, hanh, head, leader, receptionist, specialist, type Account } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const portal = wordsOf('apps/portal', 'vi');

interface Entry { _id: string; of?: string; what: string }
interface Report { faults: number; findings: { fault: string; of?: string }[]; histories: { fault: string; dossier: string; version?: number }[]; anchorFindings: object[] }

const oneStopStore = withDatabase(process.env['MONGODB_URI'] ?? '', `${system.databasePrefix}_one_stop`);
let store: mongoose.Connection;

/** `npm run audit -- verify`, as an operator runs it beside the running system. */
async function verify(...more: string[]): Promise<{ code: number; report: Report }> {
  const script = fileURLToPath(new URL('../../infra/audit/audit.mjs', import.meta.url));
  const env = { ...process.env, MOTCUA_HOME: system.home, DATABASE_PREFIX: system.databasePrefix, NODE_OPTIONS: '' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, 'verify', '--json', ...more], { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, said) => {
      if (!out) return reject(new Error(said));
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, report: JSON.parse(out) as Report });
    });
  });
}

storiesWithBrowser('Whoever opens a dossier', () => {
  afterEach(allLeave);

  it('is seen by its owner as unit and role, and by the head of the office by name', async () => {
    const { id } = await aSubmittedDossier(hanh);
    const atTheCounter = await comes(receptionist, `/office/ho-so/${id}`);
    await atTheCounter.sees(office('act.receive'));
    expect((await (await apiOf(districtOneReceptionist)).send(`/dossiers/${id}`)).status).toBe(404);

    const citizen = await comes(hanh, `/auth/sign-in?next=/ho-so/${id}`);
    await citizen.presses(portal('access.title'));
    await citizen.sees(portal('access.read'), portal('access.role.receptionist'));
    expect(await citizen.page.content()).not.toContain(receptionist.name);

    const chief = await comes(head, `/office/ho-so/${id}`);
    await chief.presses(office('access.title'));
    await chief.sees(receptionist.name, office('access.refused'), office('did.submit'));
    await chief.page.locator('[name="kind"]').selectOption('refused');
    await chief.presses(chief.page.locator('form.filters button'));
    expect(await chief.page.locator('tbody tr').count()).toBe(1);
  });
});

describe('The audit log', () => {
  beforeAll(async () => {
    store = await mongoose.createConnection(oneStopStore).asPromise();
  });
  afterAll(() => store.close());

  it('is told of every look and every move over the API', async () => {
    const { id } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    const own = await (await apiOf(hanh)).good(OwnAccessPage, `/dossiers/${id}/access`);
    expect(own.lines[0]).toMatchObject({ what: 'read', role: 'receptionist' });
    await eventually(async () => {
      const { lines } = await (await apiOf(head)).good(AccessPage, `/dossiers/${id}/access-log?kind=writes`);
      expect(lines.map(({ what }) => what)).toEqual(['receive', 'submit']);
    });
    expect((await (await apiOf(receptionist)).send(`/dossiers/${id}/access-log`)).status).toBe(403);
  });

  it('holds, until somebody changes a row of it or of a dossier behind its back', async () => {
    const { id } = await aSubmittedDossier(hanh);
    await viewOf(await apiOf(receptionist), id);
    const entries = store.collection<Entry>('audit');
    await eventually(async () => expect(await entries.countDocuments({ of: id, kind: 'write' } as never)).toBe(1));
    const sound = await verify();
    expect(sound).toMatchObject({ code: 0, report: { faults: 0 } });

    const row = await entries.findOne({ of: id, what: 'read' });
    await entries.updateOne({ _id: row!._id }, { $set: { what: 'read-paper' } });
    const tampered = await verify();
    expect(tampered.code).toBe(1);
    expect(tampered.report.findings).toEqual([expect.objectContaining({ fault: 'changed', of: id })]);
    await entries.updateOne({ _id: row!._id }, { $set: { what: 'read' } });

    const dossiers = store.collection<{ _id: string }>('dossiers');
    await dossiers.updateOne({ _id: id }, { $set: { 'history.0.by': 'somebody-else' } });
    const { code, report } = await verify('--dossier', id);
    expect([code, report.histories.map(({ fault, version }) => [fault, version])]).toEqual([1, [['line-changed', 1]]]);
    await dossiers.updateOne({ _id: id }, { $set: { 'history.0.by': (await viewOwner(id)) } });
    expect((await verify()).code).toBe(0);
  });
});

storiesWithBrowser('A rating without an account', () => {
  afterEach(allLeave);

  it('is given once with the code and four digits after return, and a low one lies before the head', async () => {
    const { id, lookupNumber } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    await move(receptionist, id, 'pass-on');
    await attach(specialist, id);
    await move(specialist, id, 'pass-on');
    await move(head, id, 'pass-on');
    await move(leader, id, 'approve');
    await move(receptionist, id, 'return', { collector: hanh.name, channel: 'online' });

    const anybody = await somebody();
    const rates = async () => {
      await anybody.goesTo(`/danh-gia?ma=${lookupNumber}`);
      await anybody.fillsIn({ so4: hanh.phone.slice(-4), stars: '2', comment: 'Phải chờ lâu.' });
      await anybody.presses(portal('rating.do'));
    };
    await rates();
    await anybody.sees(portal('rate.thanks'));
    await rates();
    await anybody.sees(portal('rate.already'));
    expect((await viewOf(await apiOf(hanh), id)).rating).toMatchObject({ stars: 2 });

    const chief = await comes(head, '/office/danh-gia');
    await chief.sees(office('ratings.title'), 'Phải chờ lâu.');
  });
});

/** Puts a result on the dossier. */
async function attach(account: Account, id: string): Promise<void> {
  const api = await apiOf(account);
  const { status } = await viewOf(api, id);
  const form = new FormData();
  form.set('file', new Blob([identityCard.buffer], { type: identityCard.mimeType }), 'giay-chung-nhan.png');
  await api.good(Moved, `/dossiers/${id}/result`, { method: 'POST', body: form, headers: { 'if-match': `"${status.version}"`, 'idempotency-key': randomUUID() } });
}

const viewOwner = async (id: string): Promise<string> => ((await store.collection<{ _id: string; owner: string }>('dossiers').findOne({ _id: id }))?.owner ?? '');
