import { Light, Queue, QueueOrder, QueueQuery } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Filter } from '@motcua/ui/office/filters';
import { z } from 'zod';
import type { OfficeVisit } from '../frame/visit.ts';

/** A browser sends empty selects along, and people mend addresses by hand: what makes no sense counts as not asked for. */
const asked = (schema: z.ZodType<string | undefined>) => schema.optional().catch(undefined);

const { shape } = QueueQuery;

export const InboxQuery = z.object({
  queue: Queue.optional().catch(undefined),
  procedure: asked(shape.procedure),
  step: asked(shape.step),
  channel: shape.channel.catch(undefined),
  light: Light.optional().catch(undefined),
  assignee: asked(shape.assignee),
  receivedFrom: asked(shape.receivedFrom),
  receivedTo: asked(shape.receivedTo),
  order: QueueOrder.optional().catch(undefined),
  cursor: asked(shape.cursor),
});
export type InboxQuery = z.infer<typeof InboxQuery>;

/** `bulk`: something was to be done with many, and none was chosen, or nothing to do. */
export const InboxAsked = InboxQuery.extend({ bulk: z.literal('none-chosen').optional().catch(undefined) });
export type InboxAsked = z.infer<typeof InboxAsked>;

/** What a list is narrowed down by; its order and place are not. */
export const isNarrowed = ({ procedure, step, channel, light, assignee, receivedFrom, receivedTo }: Partial<QueueQuery>): boolean =>
  [procedure, step, channel, light, assignee, receivedFrom, receivedTo].some(Boolean);

/** In the place of an official's id: those that nobody has. */
const nobody = 'nobody';

/** What a list can be narrowed down to: what the agency takes, the steps of that, the ways in, whose they are, how urgent, since when; and its order. */
export function inboxFilters({ t, lang, person }: OfficeVisit, query: Partial<QueueQuery>, procedures: readonly Procedure[]): Filter[] {
  const chosen = procedures.filter(({ id }) => query.procedure === undefined || id === query.procedure);
  const steps = new Map(chosen.flatMap(({ steps: list }) => list.map(({ id, name }) => [id, name[lang]])));
  const choice = (name: 'procedure' | 'step' | 'channel' | 'light' | 'assignee', all: string, list: Iterable<readonly [string, string]>): Filter => ({
    ...{ kind: 'choice', name, label: t(`filter.${name}`), value: query[name] },
    options: [{ value: '', label: all }, ...[...list].map(([value, label]) => ({ value, label }))],
  });
  const holders = [...(person ? [[person.id, t('filter.assignee-me')] as const] : []), [nobody, t('filter.assignee-nobody')] as const];
  return [
    choice('procedure', t('filter.all-procedures'), procedures.map(({ id, name }) => [id, name[lang]])),
    choice('step', t('filter.all-steps'), steps),
    choice('channel', t('filter.all-channels'), (['online', 'counter', 'api'] as const).map((way) => [way, t(`channel.${way}`)])),
    choice('light', t('filter.all-lights'), Light.options.map((light) => [light, t(`light.${light}`)])),
    choice('assignee', t('filter.all-assignees'), query.assignee === undefined || holders.some(([id]) => id === query.assignee) ? holders : [...holders, [query.assignee, t('filter.assignee-other')]]),
    { kind: 'date', name: 'receivedFrom', label: t('filter.received-from'), value: query.receivedFrom },
    { kind: 'date', name: 'receivedTo', label: t('filter.received-to'), value: query.receivedTo },
    { kind: 'choice', name: 'order', label: t('filter.order'), value: query.order, options: [{ value: '', label: t('order.usual') }, ...QueueOrder.options.map((order) => ({ value: order, label: t(`order.${order}`) }))] },
  ];
}
