import { createLogger } from '@motcua/logging/logger';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import { DependencyAway } from '@motcua/messaging/failure';
import { Kafka } from '@motcua/messaging/kafka';
import { expect, it } from '@jest/globals';
import { aProcedure, anAgency } from '../a-catalogue.ts';
import { Catalogue } from './catalogue.ts';

it('a catalogue that has not been read yet is away, and no procedure is called unknown by it', async () => {
  const nobody = new Kafka({ brokers: ['127.0.0.1:9'], clientId: 'eforms', topicPrefix: '' }, createLogger('eforms', 'silent'));
  const tables = new CompactedTables(nobody, { add: () => undefined });
  const catalogue = new Catalogue(tables);
  expect(() => catalogue.current(aProcedure.id, anAgency.code, new Date())).toThrow(DependencyAway);
  expect(() => catalogue.pinned(aProcedure.id, 1, anAgency.code)).toThrow(DependencyAway);
  await tables.close();
});
