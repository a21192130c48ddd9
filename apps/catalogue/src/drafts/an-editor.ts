import { DraftedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { procedurePublished } from '@motcua/contracts/events';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { randomUUID } from 'node:crypto';
import { aCity, aRunningCatalogue } from '../a-running-catalogue.ts';

export const drafts = '/v1/procedure-drafts';
export const problem = (code: string) => ({ type: `https://motcua.example/problems/${code}` });
export const someDay = '2026-11-22T02:00:00Z';

interface Told {
  readonly key: string;
  readonly data: Record<string, unknown>;
}

/** A catalogue, two administrators who edit it, and what everybody is told of procedures meanwhile. */
export async function anEditor() {
  const city = await aCity();
  const catalogue = await aRunningCatalogue(city.settings);
  await catalogue.ready();
  catalogue.clock.set(someDay);
  const [hanh, bao] = await Promise.all([city.official('hanh', 'catalogue-admin'), city.official('bao', 'catalogue-admin')]);
  const told: Told[] = [];
  const folding = foldTopic(city.kafka, {
    topic: procedurePublished.topic,
    onBatch: (records) => records.forEach(({ key, value }) => told.push({ key, data: (JSON.parse(value ?? '{}') as Told).data })),
  });
  const begin = (body: object, as = hanh) => catalogue.ask('POST', drafts, { as, body });
  const publish = (draft: DraftedProcedure, effectiveFrom: string, { as = hanh, key = randomUUID(), ...more }: { as?: string; key?: string; 'if-match'?: string } = {}) =>
    catalogue.ask('POST', `${drafts}/${draft.id}/publish`, { as, body: { effectiveFrom }, 'idempotency-key': key, ...more });
  /** A new procedure with a skeleton's form, open as a draft. */
  const aDraft = async () => DraftedProcedure.parse((await begin({ new: { id: `thing-${randomUUID().slice(0, 8)}`, name: { vi: 'Cấp giấy thử', en: 'A trial paper' } } })).body);
  return {
    city, catalogue, hanh, bao, told, begin, publish, aDraft,
    show: (id: string, of = '', as = hanh) => catalogue.ask('GET', `${drafts}/${id}${of}`, { as }),
    save: (draft: DraftedProcedure, content: object, as = hanh) => catalogue.ask('PUT', `${drafts}/${draft.id}`, { as, body: { content }, 'if-match': `"${draft.serial}"` }),
    aCopy: async (procedureId: string) => DraftedProcedure.parse((await begin({ from: { procedureId } })).body),
    /** The id of a procedure whose first version is in force. */
    async aPublished() {
      const draft = await aDraft();
      await publish(draft, '2026-01-01');
      return draft.procedureId;
    },
    async close() {
      await folding.close();
      await catalogue.close();
      await city.remove();
    },
  };
}
export type Editor = Awaited<ReturnType<typeof anEditor>>;
