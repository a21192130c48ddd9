import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { generateKeyPair, SignJWT } from 'jose';
import { identityCard } from './a-household-registration.ts';
import { system } from './a-system.ts';
import { apiOf, apiWith, aSubmittedDossier, viewOf, wholeSubmission, type Answer, type Api } from './an-api.ts';
import { districtOneReceptionist, dung, hanh, receptionist } from './people.ts';
import './stories.ts';

const codeOf = ({ body }: Answer) => String(body['type']).split('/').at(-1);
const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key });

describe('Whoever comes with bad things', () => {
  let api: Api;
  let dossier: SubmissionReceipt;
  let whole: Awaited<ReturnType<typeof wholeSubmission>>;
  const submit = (json: unknown, headers: Record<string, string> = withKey()) => api.send('/submissions', { json, headers });

  beforeAll(async () => {
    api = await apiOf(hanh);
    dossier = await aSubmittedDossier(hanh);
    whole = await wholeSubmission(api);
  });

  describe('a token', () => {
    const asked = (token: string) => apiWith(token).send('/dossiers/mine');
    const forged = async () => {
      const { privateKey } = await generateKeyPair('ES256');
      const now = Math.floor(Date.now() / 1000);
      const claims = { sub: 'x', kind: 'official', roles: ['leader'], iss: `${system.publicUrl}/id`, aud: 'urn:motcua:api', iat: now, exp: now + 600 };
      return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'sig' }).sign(privateKey);
    };

    it.each([
      ['none', () => ''],
      ['no token at all', () => 'abc.def.ghi'],
      ['signed by a stranger', forged],
      ['signed by nobody (alg none)', () => `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from('{"sub":"x","kind":"official"}').toString('base64url')}.`],
      ['of another, changed by one letter', () => `${String(api.token).slice(0, -5)}${String(api.token).at(-5) === 'A' ? 'B' : 'A'}${String(api.token).slice(-4)}`],
    ])('that is %s opens nothing', async (_, token) => {
      const answer = await asked(await token());
      expect([answer.status, codeOf(answer)]).toEqual([401, 'not-signed-in']);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    });

    it.each(['/v1/../internal/submissions/content', '/internal/submissions/content', '/health/ready', '/metrics'])('opens no way to %s from outside', async (path) => {
      const answer = await fetch(`${system.publicUrl}/api${path}`, { headers: { authorization: `Bearer ${api.token}` } });
      expect(answer.status).toBe(404);
    });
  });

  describe('a submission', () => {
    it.each([
      ['an unknown field', () => ({ ...whole, colour: 'red' }), 400, 'malformed-request'],
      ['a wrong type', () => ({ ...whole, answers: 'all of them' }), 400, 'malformed-request'],
      ['an answer that the form does not ask', () => ({ ...whole, answers: { ...whole.answers, 'favourite-colour': 'red' } }), 422, 'answers-invalid'],
      ['a number where a phone should be', () => ({ ...whole, answers: { ...whole.answers, 'owner-phone': 7 } }), 422, 'answers-invalid'],
      ['no paper', () => ({ ...whole, papers: {} }), 422, 'answers-invalid'],
      ['the paper of nobody', () => ({ ...whole, papers: { [identityCard.paper]: [randomUUID()] } }), 422, 'answers-invalid'],
      ['an unknown procedure', () => ({ ...whole, procedureId: 'flying-to-the-moon' }), 404, undefined],
      ['an agency that does not take it', () => ({ ...whole, agency: '000.12.99.H29' }), undefined, undefined],
      ['10 MB of JSON', () => ({ ...whole, answers: { ...whole.answers, 'business-name': 'x'.repeat(10_000_000) } }), 413, 'too-large'],
    ])('with %s is refused with its own code, and makes nothing', async (_, body, status, code) => {
      const key = randomUUID();
      const answer = await submit(body(), withKey(key));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      if (status !== undefined) expect(answer.status).toBe(status);
      if (code !== undefined) expect(codeOf(answer)).toBe(code);
      expect((await submit(whole, withKey(key))).status).toBe(201);
    });

    it('says where it is wrong, in both languages', async () => {
      const { body } = await submit({ ...whole, answers: { ...whole.answers, 'owner-phone': '12' } });
      expect(body['errors']).toContainEqual(expect.objectContaining({ at: 'owner-phone', message: { vi: expect.any(String), en: expect.any(String) } }));
    });

    it('without an Idempotency-Key is asked for one', async () => {
      const answer = await submit(whole, {});
      expect([answer.status, codeOf(answer)]).toEqual([400, 'idempotency-key-missing']);
    });

    it('that comes ten times at once becomes one dossier, and its key is good for nothing else', async () => {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => submit(whole, withKey(key))));
      expect(new Set(answers.map(({ body }) => SubmissionReceipt.parse(body).reference)).size).toBe(1);
      const other = await submit({ ...whole, answers: { ...whole.answers, employees: 9 } }, withKey(key));
      expect([other.status, codeOf(other)]).toEqual([409, 'idempotency-key-reused']);
    });

    it('in decomposed letters is kept in composed ones', async () => {
      const { body } = await submit({ ...whole, answers: { ...whole.answers, 'business-name': 'Quán cơm Hương Quê'.normalize('NFD') } });
      const kept = await api.send(`/submissions/${SubmissionReceipt.parse(body).id}`);
      expect(kept.body['answers']).toMatchObject({ 'business-name': 'Quán cơm Hương Quê'.normalize('NFC') });
    });
  });

  describe('a file', () => {
    const upload = async (content: BlobPart, name: string, type: string) => {
      const form = new FormData();
      form.set('file', new Blob([content], { type }), name);
      return api.send('/attachments', { method: 'POST', body: form });
    };

    it.each([
      ['a program that calls itself a picture', 'MZ\u0090\u0000\u0003', 'anh.png', 'image/png', 'attachment-type'],
      ['a page with a script', '<html><script>alert(1)</script></html>', 'trang.pdf', 'application/pdf', 'attachment-type'],
      ['a PDF that runs a script', '%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n%%EOF', 'don.pdf', 'application/pdf', 'attachment-pdf-script'],
      ['an SVG that calls itself a picture', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'anh.png', 'image/png', 'attachment-svg'],
      ['nothing', '', 'rong.pdf', 'application/pdf', 'attachment-empty'],
    ])('that is %s is not taken', async (_, content, name, type, code) => {
      const answer = await upload(content, name, type);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(codeOf(answer)).toBe(code);
    });

    it('over the limit is not taken', async () => {
      const answer = await upload(new Uint8Array(40_000_000), 'to.pdf', 'application/pdf');
      expect([answer.status, codeOf(answer)]).toEqual([413, 'attachment-too-large']);
    });
  });

  describe('the dossier of someone else', () => {
    it('is as unknown to another citizen as one that does not exist', async () => {
      const stranger = await apiOf(dung);
      const paths = [`/dossiers/${dossier.id}`, `/submissions/${dossier.id}`, `/submissions/${dossier.id}/receipt.pdf`];
      const answers = await Promise.all(paths.map((path) => stranger.send(path)));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      const move = await stranger.send(`/dossiers/${dossier.id}/withdraw`, { json: { reason: 'I want to know' }, headers: { ...withKey(), 'if-match': '"1"' } });
      expect(move.status).toBe(404);
    });

    it('is moved by nobody from another agency and by no citizen', async () => {
      const receive = async (one: Api) => (await one.send(`/dossiers/${dossier.id}/receive`, { json: {}, headers: { ...withKey(), 'if-match': '"1"' } })).status;
      expect(await receive(await apiOf(districtOneReceptionist))).toBe(404);
      expect([403, 404]).toContain(await receive(api));
      expect((await viewOf(await apiOf(receptionist), dossier.id)).status.state).toBe('submitted');
    });

    it('and its attachments open to no other citizen', async () => {
      const stranger = await apiOf(dung);
      expect((await stranger.send(`/attachments/${whole.papers[identityCard.paper]?.[0]}/content`)).status).toBe(404);
      const stolen = await stranger.send('/submissions', { json: whole, headers: withKey() });
      expect([stolen.status, codeOf(stolen)]).toEqual([422, 'answers-invalid']);
    });
  });

  describe('a move', () => {
    const receive = async (headers: Record<string, string>) => (await apiOf(receptionist)).send(`/dossiers/${dossier.id}/receive`, { json: {}, headers });

    it('without the version it has seen is asked for it', async () => {
      const answer = await receive(withKey());
      expect([answer.status, codeOf(answer)]).toEqual([428, 'version-required']);
    });

    it('from an old version is told how it stands now', async () => {
      const answer = await receive({ ...withKey(), 'if-match': '"77"' });
      expect([answer.status, codeOf(answer)]).toEqual([409, 'dossier-changed']);
      expect(answer.body['current']).toMatchObject({ state: 'submitted' });
    });
  });
});
