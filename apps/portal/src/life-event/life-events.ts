import type { Procedure } from '@motcua/contracts/procedure';
import type { PictogramName } from '@motcua/ui/icon';
import type { Say } from '../messages.ts';

/** Events of a life, from the cradle on, each with its picture; procedures name theirs in the catalogue. Words are in the messages. */
const pictures: ReadonlyMap<string, PictogramName> = new Map([
  ['have-a-child', 'birth'],
  ['get-married', 'marriage'],
  ['build-a-house', 'house'],
  ['own-land', 'land'],
  ['move-home', 'residence'],
  ['get-papers', 'papers'],
  ['own-a-vehicle', 'vehicle'],
  ['travel', 'travel'],
  ['start-a-business', 'shop'],
  ['run-a-business', 'business'],
  ['employ-people', 'workers'],
  ['practise-a-trade', 'trade'],
  ['pay-taxes', 'taxes'],
  ['speak-up', 'voice'],
  ['daily-life', 'daily'],
  ['lose-someone', 'farewell'],
]);

export interface LifeEvent {
  readonly id: string;
  readonly name: string;
  /** What belongs to it, in a few words. */
  readonly short: string;
  readonly said: string;
  readonly picture: PictogramName;
}

/** An event that the portal has no words for yet has no tile and no page. */
export function lifeEvent(id: string, t: Say): LifeEvent | undefined {
  const name = `life.${id}`;
  const [short, said] = [`${name}.short`, `${name}.said`];
  if (!t.has(name) || !t.has(short) || !t.has(said)) return undefined;
  return { id, name: t(name), short: t(short), said: t(said), picture: pictures.get(id) ?? 'papers' };
}

/** Those that any procedure belongs to, in the order of a life; events without a picture of their own come last. */
export function lifeEventsOf(procedures: readonly Procedure[], t: Say): LifeEvent[] {
  const used = new Set(procedures.flatMap(({ lifeEvents }) => lifeEvents));
  return [...new Set([...pictures.keys(), ...used])].flatMap((id) => (used.has(id) ? (lifeEvent(id, t) ?? []) : []));
}

const nearness: Readonly<Record<Procedure['unit'], number>> = { ward: 0, district: 1, department: 2, ministry: 3 };

/** What most people want in this event comes first: what is mainly about it, then what is about nothing else, then what is near home. */
export function inOrderFor(event: string, procedures: readonly Procedure[], lang: 'vi' | 'en'): Procedure[] {
  const byName = new Intl.Collator(lang, { numeric: true });
  const rank = ({ lifeEvents, unit }: Procedure) => lifeEvents.indexOf(event) * 100 + lifeEvents.length * 10 + nearness[unit];
  return procedures.filter(({ lifeEvents }) => lifeEvents.includes(event)).sort((one, other) => rank(one) - rank(other) || byName.compare(one.name[lang], other.name[lang]));
}
