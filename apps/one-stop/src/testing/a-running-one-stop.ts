import { serviceToken } from '@motcua/auth/service-token';
import type { Submission } from '@motcua/contracts/eforms-api';
import { agencyPublished, calendarPublished, procedurePublished, submissionMade, unitsPublished } from '@motcua/contracts/events';
import type { DossierView, Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { foldTopic, type LogRecord } from '@motcua/messaging/fold-topic';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import { eventually } from '@motcua/testing/eventually';
import { FakeClock } from '@motcua/testing/fake-clock';
import { testBrokers, testDatabase, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOneStop } from '../one-stop.app.ts';
import { OneStopConfig } from '../one-stop.config.ts';
import { aDenunciation, anAgency, anotherAgency, aProcedure, aProvince, aSubmission, aWorkingWeek } from './a-city.ts';
import { aLinkedProcedure, aWard } from './a-linked-procedure.ts';
import { anEforms, anIdentity, publicUrl } from './neighbours.ts';

const about = { source: '/motcua/test', time: '2026-11-01T00:00:00.000Z' };

function catalogueEntries() {
  return [
    ...[aProcedure, aDenunciation, aLinkedProcedure].map((data) => newEntry(procedurePublished, { ...about, subject: `${data.id}/${data.version}`, data })),
    ...[anAgency, anotherAgency, aWard].map((data) => newEntry(agencyPublished, { ...about, subject: data.code, data })),
    newEntry(calendarPublished, { ...about, subject: aWorkingWeek.id, data: aWorkingWeek }),
    newEntry(unitsPublished, { ...about, subject: aProvince.province, data: aProvince }),
  ];
}

export function submissionEntry({ id, reference, lookupNumber, procedure, agency, channel, submittedAt }: Submission) {
  const data = { reference, lookupNumber, version: 1 as const, procedure: { id: procedure.id, version: procedure.version }, agency: agency.code, channel, submittedAt };
  return newEntry(submissionMade, { ...about, subject: id, data });
}

/** @param settings of the environment besides the usual ones */
export async function aRunningOneStop(settings: Readonly<Record<string, string>> = {}) {
  const [identity, eforms] = await Promise.all([anIdentity(), anEforms()]);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'one-stop-'));
  const topicPrefix = testTopicPrefix();
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'test', topicPrefix }, createLogger('test', 'silent'));
  const publisher = new EventPublisher(kafka, ['motcua.submission.v1', 'motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.unit.v1']);
  await publisher.publish(catalogueEntries());
  const config = configFor({ identityUrl: identity.url, eformsUrl: eforms.url, topicPrefix, dataDirectory, database: testDatabase('one_stop'), settings });
  const clock = new FakeClock('2026-11-23T03:00:00Z');
  const lines: string[] = [];
  const app = await started(config, clock, lines);
  const desk = new Visitor(app, identity);
  const listeners: ReturnType<typeof listenTo>[] = [];
  return {
    ...{ app, clock, config, desk, eforms, identity, kafka, lines, publisher, topicPrefix },
    /** A dossier that reception has on its desk. */
    async submitted(changes: Partial<Submission> = {}): Promise<Submission> {
      const submission = aSubmission(changes);
      eforms.state.submissions.set(submission.id, submission);
      await publisher.publish([submissionEntry(submission)]);
      await eventually(() => desk.mustSee({ id: submission.owner, kind: 'citizen', roles: [] }, submission.id));
      return submission;
    },
    /** What is published on a topic, from its beginning and as it arrives. */
    listenTo(topic: Parameters<typeof listenTo>[1]) {
      const listener = listenTo(kafka, topic);
      listeners.push(listener);
      return listener.events;
    },
    async close() {
      await Promise.all(listeners.map((listener) => listener.close()));
      await app.close();
      await Promise.all([publisher.close(), identity.close(), eforms.close()]);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
export type RunningOneStop = Awaited<ReturnType<typeof aRunningOneStop>>;

interface Surroundings {
  identityUrl: string;
  eformsUrl: string;
  topicPrefix: string;
  dataDirectory: string;
  database: string;
  settings: Readonly<Record<string, string>>;
}

const configFor = ({ identityUrl, eformsUrl, topicPrefix, dataDirectory, database, settings }: Surroundings) =>
  OneStopConfig.parse({
    PORT: '0',
    LOG_LEVEL: 'silent',
    MONGODB_URI: database,
    KAFKA_BROKERS: testBrokers().join(','),
    KAFKA_TOPIC_PREFIX: topicPrefix,
    PUBLIC_URL: publicUrl,
    IDENTITY_URL: identityUrl,
    EFORMS_URL: eformsUrl,
    SERVICE_SECRET: testSecret,
    LOOKUP_SECRET: testSecret,
    AUDIT_SECRET: testSecret,
    CONFIDENTIAL_SECRET: testSecret,
    DATA_DIR: dataDirectory,
    ...settings,
  });

/** Another process of the service on the same store and topics, or the first. */
export async function started(config: OneStopConfig, clock: FakeClock, lines: string[] = []): Promise<NestFastifyApplication> {
  const app = await createOneStop(config, { logger: createLogger('one-stop', 'debug', { write: (line) => void lines.push(line) }) });
  Object.assign(app.get(Clock), { now: () => clock.now(), machine: () => clock.machine() });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  await eventually(async () => {
    const { statusCode, body } = await app.inject('/health/ready');
    if (statusCode !== 200) throw new Error(body);
  }, 60_000);
  return app;
}

export interface Request {
  body?: object;
  version?: number;
  key?: string;
}

/** People at the door: requests over HTTP, each with their own token. */
export class Visitor {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly identity: Awaited<ReturnType<typeof anIdentity>>,
  ) {}

  async ask(actor: Actor, request: InjectOptions & { url: string }) {
    const authorization = actor.kind === 'service' ? await serviceToken(actor.id, 'one-stop', testSecret) : await this.identity.tokenFor(actor);
    return this.app.inject({ ...request, headers: { authorization: `Bearer ${authorization}`, ...request.headers } });
  }

  get(actor: Actor, path: string) {
    return this.ask(actor, { method: 'GET', url: `/v1/dossiers${path}` });
  }

  async mustSee(actor: Actor, id: string): Promise<DossierView> {
    const answer = await this.get(actor, `/${id}`);
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.json<DossierView>();
  }

  /** Any move, from the version that the actor sees now unless told. */
  async try(actor: Actor, id: string, act: string, { body = {}, version, key = randomUUID() }: Request = {}) {
    const seen = version ?? (await this.mustSee(actor, id)).status.version;
    return this.ask(actor, { method: 'POST', url: `/v1/dossiers/${id}/${act}`, payload: body, headers: { 'if-match': `"${seen}"`, 'idempotency-key': key } });
  }

  async move(actor: Actor, id: string, act: string, request: Request = {}): Promise<Moved> {
    const answer = await this.try(actor, id, act, request);
    if (answer.statusCode !== 200) throw new Error(`${act}: ${answer.statusCode} ${answer.body}`);
    return answer.json<Moved>();
  }

  /** Sends a result document, from the version that the actor sees now unless told. */
  async attach(actor: Actor, id: string, { name = 'giấy xác nhận.pdf', content = '%PDF-1.7\n1 0 obj', version }: { name?: string; content?: string | Uint8Array<ArrayBuffer>; version?: number } = {}) {
    const seen = version ?? (await this.mustSee(actor, id)).status.version;
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const sent = new Response(form);
    const headers = { 'if-match': `"${seen}"`, 'idempotency-key': randomUUID(), 'content-type': sent.headers.get('content-type') ?? '' };
    return this.ask(actor, { method: 'POST', url: `/v1/dossiers/${id}/result`, payload: Buffer.from(await sent.arrayBuffer()), headers });
  }
}

function listenTo(kafka: Kafka, topic: 'motcua.dossier.v1' | 'motcua.dossier-status.v1') {
  const events: { id: string; type: string; subject: string; data: { fact?: string; tells?: true; status: { version: number; state: string } } }[] = [];
  const fold = foldTopic(kafka, {
    topic,
    onBatch: (records: readonly LogRecord[]) => {
      for (const { value } of records) {
        const event = value === null ? undefined : (JSON.parse(value.toString()) as (typeof events)[number]);
        // At least once: a fact that the next move found unpublished may come twice, under the same id and never after a newer one.
        if (event && events.every(({ id }) => id !== event.id)) events.push(event);
      }
    },
  });
  return { events, close: () => fold.close() };
}
