import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAttachment, people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
beforeAll(async () => {
  oneStop = await aRunningOneStop();
}, 90_000);
afterAll(() => oneStop.close());

async function atSpecialist(): Promise<string> {
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(people.receptionist, id, 'receive');
  await oneStop.desk.move(people.receptionist, id, 'pass-on');
  return id;
}

const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.split('/').at(-1);
const result = (id: string, reader: (typeof people)[keyof typeof people]) => oneStop.desk.get(reader, `/${id}/result`);

describe('a result document', () => {
  it('is the office’s draft until it is approved, and the citizen’s afterwards', async () => {
    const id = await atSpecialist();
    await oneStop.desk.attach(people.specialist, id);
    expect((await result(id, people.citizen)).statusCode).toBe(404);
    expect((await oneStop.desk.mustSee(people.citizen, id)).result).toBeUndefined();
    expect((await result(id, people.head)).body).toBe('%PDF-1.7\n1 0 obj');
    await oneStop.desk.move(people.specialist, id, 'pass-on');
    await oneStop.desk.attach(people.head, id, { name: 'bản cuối.pdf', content: '%PDF-1.7\nbản cuối' });
    await oneStop.desk.move(people.head, id, 'pass-on');
    await oneStop.desk.move(people.leader, id, 'approve');
    const download = await result(id, people.citizen);
    expect(download.body).toBe('%PDF-1.7\nbản cuối');
    expect(download.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="ban cuoi.pdf"; filename*=UTF-8''b%E1%BA%A3n%20cu%E1%BB%91i.pdf`,
      'x-content-type-options': 'nosniff',
    });
    expect((await result(id, people.stranger)).statusCode).toBe(404);
  });

  it.each([
    ['a program called .pdf', { name: 'kết quả.pdf', content: 'MZ\u0090 not a paper' }, 415, 'attachment-type'],
    ['a PDF called .exe', { name: 'kết quả.exe', content: '%PDF-1.7' }, 415, 'attachment-type'],
    ['nothing', { name: 'kết quả.pdf', content: '' }, 422, 'attachment-empty'],
    ['21 MB', { name: 'kết quả.pdf', content: new Uint8Array(21 * 1024 * 1024) }, 413, 'attachment-too-large'],
  ])('is not %s', async (_, file, status, code) => {
    const id = await atSpecialist();
    const answer = await oneStop.desk.attach(people.specialist, id, file);
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
    expect((await oneStop.desk.mustSee(people.specialist, id)).result).toBeUndefined();
  });

  it('is attached by who has the dossier, and sent as a form', async () => {
    const id = await atSpecialist();
    expect(codeOf(await oneStop.desk.attach(people.leader, id))).toBe('dossier-not-your-step');
    expect((await oneStop.desk.try(people.specialist, id, 'result')).statusCode).toBe(400);
  });
});

describe('files of a dossier', () => {
  it('come from eforms, to the owner and the agency alone', async () => {
    const file = anAttachment();
    const { id } = await oneStop.submitted({ attachments: [file] });
    const read = (reader: (typeof people)[keyof typeof people], attachment = file.id) => oneStop.desk.get(reader, `/${id}/attachments/${attachment}`);
    expect((await read(people.specialist)).body).toBe('%PDF-1.7 file');
    expect((await read(people.citizen)).headers['content-disposition']).toContain('ban ve moi.pdf');
    expect((await read(people.stranger)).statusCode).toBe(404);
    expect((await read(people.elsewhere)).statusCode).toBe(404);
    expect((await read(people.citizen, anAttachment().id)).statusCode).toBe(404);
    oneStop.eforms.state.away = true;
    expect((await read(people.specialist)).statusCode).toBe(503);
    oneStop.eforms.state.away = false;
  });
});

describe('internal routes', () => {
  it('are closed to people', async () => {
    const { id } = await oneStop.submitted();
    for (const path of ['contact', 'papers/receipt.pdf']) {
      expect((await oneStop.desk.ask(people.receptionist, { url: `/internal/dossiers/${id}/${path}` })).statusCode).toBe(403);
    }
  });

  it('and every other is described in OpenAPI', async () => {
    const { paths } = (await oneStop.app.inject('/openapi.json')).json<{ paths: Record<string, object> }>();
    const moves = ['receive', 'refuse', 'request-supplement', 'claim', 'pass-on', 'send-back', 'approve', 'return', 'result', 'supplement', 'withdraw', 'rate'];
    for (const move of moves) expect(paths).toHaveProperty([`/v1/dossiers/{id}/${move}`, 'post', 'summary']);
    for (const list of ['', '/mine', '/counts', '/{id}', '/{id}/papers/{paper}']) expect(paths).toHaveProperty([`/v1/dossiers${list}`, 'get', 'summary']);
  });
});
