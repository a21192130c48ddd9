import { describe, expect, it } from '@jest/globals';
import { DependencyAway } from '@motcua/auth/errors';
import { z } from 'zod';
import { answerIn, ifThere, ServiceRefused } from './answer.ts';

const refused = (status: number, body: object | string = {}, headers: Record<string, string> = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
const refusal = (answer: Response) => answerIn(z.unknown(), answer).then(
  () => new Error('it was taken'),
  (error: unknown) => error,
);

describe('the answer of a service', () => {
  it('is read in the shape of its contract', async () => {
    const answer = () => new Response('{"version":7}');
    await expect(answerIn(z.object({ version: z.int() }), answer())).resolves.toEqual({ version: 7 });
    await expect(answerIn(z.object({ state: z.string() }), answer())).rejects.toThrow(z.ZodError);
  });

  it('is a refusal with its code and its errors when it is not good', async () => {
    const errors = [{ at: 'area', code: 'required', message: { vi: 'Cần có', en: 'Needed' } }];
    const error = await refusal(refused(422, { type: 'https://motcua.example/problems/draft-incomplete', errors, dossier: 'd1' }));
    expect(error).toMatchObject({ status: 422, code: 'draft-incomplete', errors, body: { dossier: 'd1' } });
  });

  it('is a refusal also when it says nothing that can be read', async () => {
    expect(await refusal(refused(502, '<html>'))).toMatchObject({ status: 502, code: '', errors: [] });
  });

  it('is passed on as a problem with its time to wait, and a fault of theirs as one of ours', async () => {
    const late = (await refusal(refused(429, { type: 'x/too-many-requests' }, { 'retry-after': '9' }))) as ServiceRefused;
    expect(late.asProblem()).toMatchObject({ status: 429, code: 'too-many-requests', details: { headers: { 'retry-after': '9' } } });
    expect(((await refusal(refused(500))) as ServiceRefused).asProblem()).toBeInstanceOf(DependencyAway);
  });
});

describe('a part of a page that others can do without', () => {
  it.each([
    ['the service is away', () => new DependencyAway('lookup')],
    ['it has not heard of the thing yet', () => new ServiceRefused({}, 404, null)],
    ['it fails', () => new ServiceRefused({}, 500, null)],
  ])('is left out when %s', async (_, error) => {
    await expect(ifThere(Promise.reject(error()))).resolves.toBeUndefined();
  });

  it('is there when it is there, and a refusal is heard', async () => {
    await expect(ifThere(Promise.resolve(7))).resolves.toBe(7);
    await expect(ifThere(Promise.reject(new ServiceRefused({}, 403, null)))).rejects.toThrow(ServiceRefused);
  });
});
