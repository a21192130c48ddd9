import { agencyPublished } from '@motcua/contracts/events';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers } from '@motcua/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAgency } from '../a-catalogue.ts';
import { aRunningEforms, type RunningEforms } from '../a-running-eforms.ts';

describe('an agency that was closed', () => {
  let eforms: RunningEforms;
  let hanh: string;
  const post = (url: string, payload?: object) => eforms.send({ method: 'POST', url, headers: { authorization: hanh, 'idempotency-key': randomUUID() }, ...(payload ? { payload } : {}) });

  beforeAll(async () => {
    eforms = await aRunningEforms({});
    hanh = await eforms.identity.sign({ id: 'hanh' });
  });
  afterAll(() => eforms.close());

  it('takes no new dossier, not even from a draft that was begun before, and says who does', async () => {
    const { id } = (await post('/v1/drafts', { procedureId: 'shop-sign', agency: anAgency.code })).json<{ id: string }>();
    const kafka = new Kafka({ brokers: testBrokers(), clientId: 'catalogue', topicPrefix: eforms.surroundings.prefix }, createLogger('catalogue', 'silent'));
    const publisher = new EventPublisher(kafka, ['motcua.agency.v1']);
    const closed = { on: '2026-11-23', successor: '000.12.22.H29', reason: { vi: 'Sáp nhập', en: 'Merged' } };
    await publisher.publish([newEntry(agencyPublished, { source: '/motcua/catalogue', time: new Date(), subject: anAgency.code, data: { ...anAgency, closed, version: 2 } })]);
    await publisher.close();
    await eventually(async () => expect((await post('/v1/drafts', { procedureId: 'shop-sign', agency: anAgency.code })).statusCode).toBe(404));
    expect((await post(`/v1/drafts/${id}/submit`)).json()).toMatchObject({ status: 409, type: expect.stringMatching(/agency-closed$/), successor: '000.12.22.H29' });
    expect((await eforms.send({ method: 'GET', url: `/v1/drafts/${id}`, headers: { authorization: hanh } })).statusCode).toBe(200);
  });
});
