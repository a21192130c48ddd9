import { submissionMade, statusChanged } from '@motcua/contracts/events';
import type { Attachment, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency, manyAnswers } from '../a-catalogue.ts';
import { aRunningEforms, configFor, send, startEforms, type RunningEforms } from '../a-running-eforms.ts';
import { anUpload, aPdf } from '@motcua/files/a-file';
import { AttachmentSweep } from '../attachments/attachment.sweep.ts';
import { AnnouncementStore } from './announcement.store.ts';
import { AnnouncementSweep } from './announcement.sweep.ts';
import { aTopicReader } from './a-topic-reader.ts';
import { CounterStore } from './counter.store.ts';
import type { SubmissionDocument } from './submission.schema.ts';
import { SubmissionStore } from './submission.store.ts';

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('after a crash', () => {
  let eforms: RunningEforms;
  let hanh: string;
  let reader: ReturnType<typeof aTopicReader>;
  let sample: SubmissionDocument;
  const clock = new FakeClock();
  const submitTo = (app: RunningEforms['app']) =>
    send(app, {
      method: 'POST',
      url: '/v1/submissions',
      payload: { procedureId: 'long-form', agency: anAgency.code, answers: manyAnswers },
      headers: { authorization: hanh, 'idempotency-key': randomUUID() },
    });
  /** What the store holds when a process dies right after the write. */
  const written = async (change: Partial<SubmissionDocument> = {}) => {
    const [_id, reference, lookupNumber, key] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await eforms.app.get(SubmissionStore).addAll([{ ...sample, _id, reference, lookupNumber, key, ...change }]);
    return _id;
  };
  const announced = () => eforms.app.get(AnnouncementStore).notedBefore(minutes(60), 1000);
  const sweep = (now: Date) => eforms.app.get(AnnouncementSweep).sweep(now);

  beforeAll(async () => {
    eforms = await aRunningEforms({ clock });
    hanh = await eforms.identity.sign({ id: 'hanh' });
    reader = aTopicReader(eforms.surroundings.prefix, [submissionMade.topic, statusChanged.topic]);
    const { id } = (await submitTo(eforms.app)).json<SubmissionReceipt>();
    const found = await eforms.app.get(SubmissionStore).find(id);
    if (!found) throw new Error('the first submission is not there');
    sample = found;
    await eventually(async () => expect(await announced()).toEqual([]));
  });
  afterAll(async () => {
    await reader.close();
    await eforms.close();
  });

  it('between write and publishing, the sweep publishes, with the ids that the process would have used', async () => {
    const announcements = eforms.app.get(AnnouncementStore);
    const id = randomUUID();
    await announcements.note([id]);
    await written({ _id: id });
    await sweep(minutes(1));
    const events = await eventually(() => {
      expect(reader.about(id)).toHaveLength(2);
      return reader.about(id);
    });
    expect(events.map((event) => event.id).sort()).toEqual([`${id}/made`, `${id}/status/1`]);
    expect(await announced()).toEqual([]);
  });

  it('between announcement and write, nothing is published and the announcement goes in the end', async () => {
    const id = randomUUID();
    await eforms.app.get(AnnouncementStore).note([id]);
    await sweep(minutes(1));
    expect(await announced()).toMatchObject([{ dossiers: [id] }]);
    await sweep(minutes(11));
    expect(await announced()).toEqual([]);
    expect(reader.about(id)).toEqual([]);
  });

  it('in the middle of a batch, what is there is published and what may still come is waited for', async () => {
    const [there, missing] = [await written(), randomUUID()];
    await eforms.app.get(AnnouncementStore).note([there, missing]);
    await sweep(minutes(1));
    await eventually(() => expect(reader.about(there)).toHaveLength(2));
    expect(await announced()).toMatchObject([{ dossiers: [missing] }]);
    await sweep(minutes(11));
  });

  it('before its files were bound, they are kept all the same', async () => {
    const { payload, headers } = anUpload('ban-ve.pdf', await aPdf());
    const file = (await eforms.send({ method: 'POST', url: '/v1/attachments', payload, headers: { ...headers, authorization: hanh } })).json<Attachment>();
    await written({ attachments: [file] });
    clock.advance(8 * 24 * 60 * 60 * 1000);
    await eforms.app.get(AttachmentSweep).sweep();
    const answer = await eforms.send({ method: 'GET', url: `/v1/attachments/${file.id}`, headers: { authorization: hanh } });
    expect(answer.statusCode).toBe(200);
  });
});

describe('several processes', () => {
  it('that make a counter at the same moment get blocks of their own', async () => {
    const eforms = await aRunningEforms();
    const counters = eforms.app.get(CounterStore);
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const blocks = await Promise.all(Array.from({ length: 6 }, () => counters.reserve(name, 50)));
      expect(blocks.sort((one, other) => one - other)).toEqual([50, 100, 150, 200, 250, 300]);
    }
    await eforms.close();
  });

  it('give out different numbers, and one that is told to end publishes what it has acknowledged', async () => {
    const eforms = await aRunningEforms();
    const hanh = await eforms.identity.sign({ id: 'hanh' });
    const other = await startEforms(configFor(eforms.surroundings));
    const reader = aTopicReader(eforms.surroundings.prefix, [submissionMade.topic]);
    const submit = (app: RunningEforms['app']) =>
      send(app, {
        method: 'POST',
        url: '/v1/submissions',
        payload: { procedureId: 'long-form', agency: anAgency.code, answers: manyAnswers },
        headers: { authorization: hanh, 'idempotency-key': randomUUID() },
      });
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => submit(index % 2 ? other : eforms.app)));
    expect(answers.filter(({ statusCode }) => statusCode !== 201).map(({ body }) => body)).toEqual([]);
    await other.close();
    const receipts = answers.map((answer) => answer.json<SubmissionReceipt>());
    expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(100);
    expect(new Set(receipts.map(({ lookupNumber }) => lookupNumber)).size).toBe(100);
    await eventually(() => expect(receipts.map(({ id }) => reader.about(id).length)).toEqual(receipts.map(() => 1)));
    await eventually(async () => expect(await eforms.app.get(AnnouncementStore).notedBefore(minutes(60), 10)).toEqual([]), 3_000);
    await reader.close();
    await eforms.close();
  });
});
