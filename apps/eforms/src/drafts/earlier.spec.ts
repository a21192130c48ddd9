import { type Attachment, Draft, EarlierPapers, type SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { anUpload, aPdf, aPng } from '@motcua/files/a-file';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';

const { 'full-name': name, phone, email, 'identity-number': number } = someAnswers;
const own = { 'full-name': name, phone, email, 'identity-number': number };

describe('what a person gave before', () => {
  let eforms: RunningEforms;
  let who: string;
  const clock = new FakeClock();
  const someone = (actor: Partial<Actor> = {}) => eforms.identity.sign({ id: randomUUID(), ...actor });
  const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { as = who, payload, ...headers }: { as?: string; payload?: object; [header: string]: unknown } = {}) =>
    eforms.send({ method, url, headers: { authorization: as, ...(headers as Record<string, string>) }, ...(payload ? { payload } : {}) });
  const attach = async (file: { name?: string; content?: Buffer; as?: string } = {}) => {
    const { payload, headers } = anUpload(file.name ?? 'ban-ve.pdf', file.content ?? (await aPdf(randomUUID())));
    return (await send('POST', '/v1/attachments', { payload, as: file.as ?? who, ...headers })).json<Attachment>();
  };
  const submit = async (changes: { procedureId?: string; answers?: object; papers?: object; as?: string } = {}) => {
    clock.advance(1000);
    const { procedureId = 'shop-sign', answers = {}, as = who } = changes;
    const papers = changes.papers ?? { drawing: [(await attach({ as })).id] };
    const payload = { procedureId, agency: anAgency.code, answers: { ...someAnswers, ...answers }, papers };
    const answer = await send('POST', '/v1/submissions', { as, payload, 'idempotency-key': randomUUID() });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<SubmissionReceipt>();
  };
  const begin = async (as = who, procedureId = 'market-stall') => Draft.parse((await send('POST', '/v1/drafts', { as, payload: { procedureId, agency: anAgency.code } })).json());
  const change = (draft: Draft, payload: object) => send('PATCH', `/v1/drafts/${draft.id}`, { payload, 'if-match': `"${draft.version}"` });

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock, people: { known: { name: 'Nguyễn Thị Minh Hạnh', phone: '0912000111' } } });
  });
  afterAll(() => eforms.close());
  beforeEach(async () => {
    who = await someone();
  });

  describe('of themselves', () => {
    it('is what a form of another procedure begins with, and says from which dossier', async () => {
      const { id, reference, submittedAt } = await submit();
      const draft = await begin();
      expect(draft.answers).toEqual(own);
      expect(draft.reused).toEqual(Object.fromEntries(Object.keys(own).map((field) => [field, { id, reference, submittedAt }])));
    });

    it('is nothing of what that dossier was about: sign, place, partners', async () => {
      await submit({ answers: { members: [{ name: 'Lê Thị Hồng', share: 1 }], note: 'Gần chợ' } });
      expect(Object.keys((await begin(who, 'shop-sign')).answers).sort()).toEqual(Object.keys(own).sort());
    });

    it('comes after what the account knows', async () => {
      who = await someone({ id: 'known' });
      await submit();
      const draft = await begin(who, 'shop-sign');
      expect(draft.answers).toMatchObject({ 'full-name': 'Nguyễn Thị Minh Hạnh', phone, 'identity-number': number });
      expect(Object.keys(draft.reused ?? {}).sort()).toEqual(['email', 'identity-number', 'phone']);
    });

    it('is the newest, and never of two people at once', async () => {
      await submit();
      await submit({ answers: { 'full-name': 'Trần Thị Mai', phone: '0912000222', 'identity-number': '079160004321', email: null } });
      expect((await begin()).answers).toEqual({ 'full-name': 'Trần Thị Mai', phone: '0912000222', 'identity-number': '079160004321' });
    });

    it('is the citizen’s own from the moment they change it', async () => {
      await submit();
      const changed = (await change(await begin(), { section: 'owner', answers: { phone: '0912000333', email } })).json<Draft>();
      expect(Object.keys(changed.reused ?? {}).sort()).toEqual(['email', 'full-name', 'identity-number']);
    });

    it('is nobody else’s to begin with', async () => {
      await submit();
      const draft = await begin(await someone());
      expect([draft.answers, draft.reused]).toEqual([{}, {}]);
    });

    it.each([
      ['an official, who submits for many', { kind: 'official', roles: ['receptionist'], agency: anAgency.code }],
      ['a program', { kind: 'client' }],
    ] as const)('is not offered to %s', async (_, actor) => {
      const as = await someone(actor as Partial<Actor>);
      await submit({ as });
      expect((await begin(as)).answers).toEqual({});
    });

    it('is not taken from a confidential dossier', async () => {
      await submit({ procedureId: 'denunciation' });
      expect((await begin()).answers).toEqual({});
    });
  });

  describe('as papers', () => {
    const earlier = async (draft: Draft, as = who) => EarlierPapers.parse((await send('GET', `/v1/drafts/${draft.id}/earlier-papers`, { as })).json()).files;
    const onDisk = async () => (await readdir(join(eforms.surroundings.dataDirectory, 'attachments'), { recursive: true })).filter((file) => /[0-9a-f]{62}$/.test(file)).length;

    it('is listed for the same paper, newest first and each content once', async () => {
      const same = await aPdf('the same');
      const [old, again, other] = [await attach({ content: same }), await attach({ content: same }), await attach()];
      await submit({ papers: { drawing: [old.id] } });
      const second = await submit({ papers: { drawing: [again.id, other.id] } });
      const files = await earlier(await begin());
      expect(files.map(({ paper, file, dossier }) => [paper, file.id, dossier.reference])).toEqual([['drawing', again.id, second.reference], ['drawing', other.id, second.reference]]);
    });

    it('belongs to the new dossier as well, and its content is stored once', async () => {
      const drawing = await attach();
      const first = await submit({ papers: { drawing: [drawing.id] } });
      const before = await onDisk();
      expect(before).toBeGreaterThan(0);
      const draft = await begin(who, 'shop-sign');
      const taken = (await change(draft, { answers: someAnswers, papers: { drawing: [drawing.id] } })).json<Draft>();
      expect(await earlier(taken)).toEqual([]);
      const second = (await send('POST', `/v1/drafts/${draft.id}/submit`, { 'idempotency-key': randomUUID() })).json<SubmissionReceipt>();
      for (const { id } of [first, second]) expect((await send('GET', `/v1/submissions/${id}`)).json()).toMatchObject({ attachments: [{ id: drawing.id }] });
      expect(await onDisk()).toBe(before);
    });

    it('taken out of the draft stays with the dossier that it was handed in with', async () => {
      const drawing = await attach();
      await submit({ papers: { drawing: [drawing.id] } });
      const taken = (await change(await begin(), { papers: { drawing: [drawing.id] } })).json<Draft>();
      await change(taken, { papers: { drawing: [] } });
      expect((await send('DELETE', `/v1/attachments/${drawing.id}`)).statusCode).toBe(409);
      expect((await send('GET', `/v1/attachments/${drawing.id}/content`)).statusCode).toBe(200);
    });

    it('is not listed for a paper that takes no such file', async () => {
      await submit({ procedureId: 'shop-sign', papers: { drawing: [(await attach({ name: 've.png', content: aPng() })).id] } });
      expect((await earlier(await begin())).map(({ paper }) => paper)).toEqual(['drawing']);
      await submit({ answers: { rented: true }, papers: { drawing: [(await attach()).id], lease: [(await attach()).id] } });
      expect((await earlier(await begin())).some(({ paper }) => paper === 'lease')).toBe(false);
    });

    it('is neither listed for nor taken by anybody else', async () => {
      const drawing = await attach();
      await submit({ papers: { drawing: [drawing.id] } });
      const other = await someone();
      const draft = await begin(other);
      expect(await earlier(draft, other)).toEqual([]);
      const answer = await send('PATCH', `/v1/drafts/${draft.id}`, { as: other, payload: { papers: { drawing: [drawing.id] } }, 'if-match': '"1"' });
      expect([answer.statusCode, answer.json().type]).toEqual([422, expect.stringMatching(/attachment-unknown$/)]);
      expect((await send('GET', `/v1/drafts/${draft.id}/earlier-papers`)).statusCode).toBe(404);
    });
  });
});
