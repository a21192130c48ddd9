import { eventContracts, topics, type Topic } from '@motcua/contracts/events';
import { z } from 'zod';
import type { Contract } from './event.ts';
import { contractTopics, settingsOf } from './topics.ts';

export interface AsyncApiOptions {
  /** host:port of each broker that readers outside may use; none if the document is only for reading. */
  brokers?: readonly string[];
  version?: string;
}

/** Who writes and who reads each topic, as docs/architecture.md has it. */
const flows: Record<Topic, { from: readonly string[]; to: readonly string[] }> = {
  'motcua.procedure.v1': { from: ['catalogue'], to: ['eforms', 'one-stop', 'portal', 'office'] },
  'motcua.agency.v1': { from: ['catalogue'], to: ['eforms', 'one-stop', 'portal', 'office', 'identity', 'notify'] },
  'motcua.calendar.v1': { from: ['catalogue'], to: ['eforms', 'one-stop', 'office'] },
  'motcua.unit.v1': { from: ['catalogue'], to: ['eforms', 'one-stop', 'portal', 'office'] },
  'motcua.submission.v1': { from: ['eforms'], to: ['one-stop', 'notify'] },
  'motcua.dossier.v1': { from: ['one-stop'], to: ['notify'] },
  'motcua.dossier-status.v1': { from: ['eforms', 'one-stop', 'connect'], to: ['lookup', 'connect'] },
  'motcua.sms-choice.v1': { from: ['sms'], to: ['notify'] },
  'motcua.sms-receipt.v1': { from: ['sms'], to: ['notify'] },
};

const contracts: readonly Contract[] = eventContracts;

/** AsyncAPI 3.0 of all topics, from the very schemas that senders and readers parse with. A plain object, ready for JSON. */
export function asyncApiDocument({ brokers = [], version = '0.1.0' }: AsyncApiOptions = {}) {
  return {
    asyncapi: '3.0.0',
    id: 'urn:motcua:events',
    info: {
      title: 'Một Cửa events',
      version,
      description:
        'CloudEvents 1.0 in structured JSON. The key of each message is the subject, so that one aggregate stays in order. Facts carry the public state in full and no personal data. ' +
        'Delivery is at least once: apply by `version`, ignore unknown types and fields.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: Object.fromEntries(brokers.map((host, index) => [`kafka-${index + 1}`, { host, protocol: 'kafka' }])),
    channels: Object.fromEntries(contractTopics.map((topic) => [nameOf(topic), channel(topic)])),
    operations: Object.fromEntries(contractTopics.flatMap((topic) => operations(topic))),
    components: { messages: Object.fromEntries(contracts.map((contract) => [contract.type, message(contract)])) },
  };
}

const nameOf = (topic: Topic): string => topic.replace(/^motcua\./, '').replace(/\.v(\d+)$/, '-v$1');

function channel(topic: Topic) {
  const { partitions, config } = settingsOf(topic);
  const retention = config['retention.ms'];
  return {
    address: topic,
    summary: topics[topic].summary,
    messages: Object.fromEntries(contracts.filter((contract) => contract.topic === topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: {
      kafka: {
        topic,
        partitions,
        topicConfiguration: { 'cleanup.policy': [topics[topic].cleanup], ...(retention ? { 'retention.ms': Number(retention) } : {}) },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function operations(topic: Topic): [string, object][] {
  const to = { $ref: `#/channels/${nameOf(topic)}` };
  const { from, to: readers } = flows[topic];
  return [
    ...from.map((service): [string, object] => [`${service}-sends-${nameOf(topic)}`, { action: 'send', channel: to, summary: `${service} writes ${topic}` }]),
    ...readers.map((service): [string, object] => [`${service}-receives-${nameOf(topic)}`, { action: 'receive', channel: to, summary: `${service} reads ${topic}` }]),
  ];
}

const message = ({ type, summary, schema }: Contract) => ({
  name: type,
  title: summary,
  contentType: 'application/cloudevents+json',
  payload: payload(schema),
  bindings: { kafka: { key: { type: 'string', description: 'the subject' }, bindingVersion: '0.5.0' } },
});

function payload(schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', override: ({ jsonSchema }) => open(jsonSchema) });
  return rest;
}

/** Readers leave out what they do not know, so the document must not promise that nothing will be added. */
function open(schema: { additionalProperties?: unknown }): void {
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}
