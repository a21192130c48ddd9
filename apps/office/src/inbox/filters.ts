import { Queue, QueueQuery } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Filter } from '@motcua/ui/office/filters';
import { z } from 'zod';
import type { OfficeVisit } from '../frame/visit.ts';

/** A browser sends empty selects along, and people mend addresses by hand: what makes no sense counts as not asked for. */
const asked = (schema: z.ZodType<string | undefined>) => schema.optional().catch(undefined);

export const InboxQuery = z.object({
  queue: Queue.optional().catch(undefined),
  procedure: asked(QueueQuery.shape.procedure),
  step: asked(QueueQuery.shape.step),
  channel: QueueQuery.shape.channel.catch(undefined),
  cursor: asked(QueueQuery.shape.cursor),
});
export type InboxQuery = z.infer<typeof InboxQuery>;

/** What a list can be narrowed down to: what the agency takes, the steps of that, and the ways in. */
export function inboxFilters({ t, lang }: OfficeVisit, { procedure, step, channel }: Partial<QueueQuery>, procedures: readonly Procedure[]): Filter[] {
  const chosen = procedures.filter(({ id }) => procedure === undefined || id === procedure);
  const steps = new Map(chosen.flatMap(({ steps: list }) => list.map(({ id, name }) => [id, name[lang]])));
  const options = (all: string, list: Iterable<readonly [string, string]>) => [{ value: '', label: all }, ...[...list].map(([value, label]) => ({ value, label }))];
  const channels = (['online', 'counter', 'api'] as const).map((way) => [way, t(`channel.${way}`)] as const);
  return [
    { kind: 'choice', name: 'procedure', label: t('filter.procedure'), value: procedure, options: options(t('filter.all-procedures'), procedures.map(({ id, name }) => [id, name[lang]])) },
    { kind: 'choice', name: 'step', label: t('filter.step'), value: step, options: options(t('filter.all-steps'), steps) },
    { kind: 'choice', name: 'channel', label: t('filter.channel'), value: channel, options: options(t('filter.all-channels'), channels) },
  ];
}
