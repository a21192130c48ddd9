import type { Draft } from '@motcua/contracts/eforms-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, someAnswers } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';

const megabyte = 1024 * 1024;
/** None of these may ever come back to anybody. */
const never = /[\u0000\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u;

describe('a draft', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let draft: Draft;
  const lines: string[] = [];
  const send = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, headers: Record<string, string> = {}) =>
    eforms.send({ method, url: `/v1/drafts${path}`, headers: { authorization: hanh, ...headers }, ...(payload ? { payload } : {}) });
  const change = (answers: object) => send('PATCH', `/${draft.id}`, { answers }, { 'if-match': `"${draft.version}"` });
  const codeOf = (answer: { statusCode: number; json: () => { type: string } }) => [answer.statusCode, answer.json().type.split('/').at(-1)];
  const kept = async () => (await send('GET', `/${draft.id}`)).json<Draft>();

  beforeAll(async () => {
    eforms = await aRunningEforms({ lines });
    hanh = await eforms.identity.sign({ id: 'hanh' });
  });
  afterAll(() => eforms.close());
  beforeEach(async () => {
    draft = (await send('POST', '', { procedureId: 'shop-sign', agency: anAgency.code })).json<Draft>();
  });

  it.each([
    ['an answer of 1 MB', { sign: 'x'.repeat(megabyte) }, 413, 'too-large'],
    ['an answer longer than any field takes', { note: 'x'.repeat(60_000) }, 422, 'answers-invalid'],
    ['many answers that are too much together', { members: Array.from({ length: 20 }, () => ({ name: 'n'.repeat(14_000) })) }, 413, 'too-large'],
    ['a field that there is not', { colour: 'red' }, 422, 'answers-invalid'],
    ['an object where a text belongs', { sign: { $gt: '' } }, 422, 'answers-invalid'],
    ['a field with a hostile name', { '<script>alert(1)</script>': 'x', $where: '1' }, 422, 'answers-invalid'],
    ['rows that are none', { members: ['<script>'] }, 422, 'answers-invalid'],
  ])('does not keep %s', async (_, answers, status, code) => {
    const answer = await change(answers);
    expect(codeOf(answer)).toEqual([status, code]);
    expect(answer.body).not.toContain('<script');
    expect(await kept()).toMatchObject({ version: 1, answers: {} });
  });

  it('does not take a name out of an object’s own', async () => {
    const answer = await eforms.send({
      method: 'PATCH', url: `/v1/drafts/${draft.id}`, headers: { authorization: hanh, 'if-match': '"1"', 'content-type': 'application/json' },
      payload: Buffer.from('{"answers":{"__proto__":{"sign":"x"},"constructor":"y"}}'),
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect((await kept()).answers).toEqual({});
  });

  it.each([
    ['NUL', 'Minh\u0000Hạnh'],
    ['a mark that turns the writing', 'Minh \u200FHạnh'],
    ['an override of its direction', '\u202EHạnh Minh\u202C'],
    ['half a character', 'Minh Hạnh\uD83D'],
  ])('keeps no %s, in whatever field it came', async (_, text) => {
    const answers = { 'full-name': text, sign: text, note: text, premises: { street: text, ward: '26905' }, members: [{ name: text, share: 1 }] };
    expect((await change(answers)).statusCode).toBe(200);
    const { answers: shown } = await kept();
    expect(Object.keys(shown).sort()).toEqual(Object.keys(answers).sort());
    const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []);
    expect(texts(shown).filter((one) => never.test(one))).toEqual([]);
  });

  it('with a script for a name is not submitted, and the words about it say nothing of the script', async () => {
    await change({ ...someAnswers, 'full-name': 'Hạnh <script>alert()</script>' });
    const answer = await send('POST', `/${draft.id}/submit`, undefined, { 'idempotency-key': randomUUID() });
    expect(codeOf(answer)).toEqual([422, 'answers-invalid']);
    expect(answer.json()).toMatchObject({ errors: [{ at: 'full-name', code: 'name-letters' }, { at: 'papers.drawing' }] });
    expect(answer.body).not.toContain('script>');
  });

  it('tells the log nothing of it', () => {
    expect(lines.filter((line) => /alert\(1\)|<script|x{100}/.test(line))).toEqual([]);
  });
});
