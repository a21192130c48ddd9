import { join, placeOf, textAt } from '../content/content.ts';
import type { ControlOf, Desk } from '../sheet/control.ts';
import { fieldsAt, fieldsIn } from '../content/names.ts';
import type { KnownField } from '../content/names.ts';

/** Fields that a condition may look at: what is asked above it; for papers and rules every field of the form. */
export function visibleTo({ sees }: Pick<ControlOf<'rule'>, 'sees'>, { content, base, lang }: Pick<Desk, 'content' | 'base' | 'lang'>): KnownField[] {
  const all = fieldsIn(content, lang);
  if (sees === 'all') return all;
  if (sees === 'rule') return [...(all.find(({ id }) => id !== '' && id === textAt(content, join(base, 'each')))?.rows ?? []), ...all];
  const above = all.filter(({ path }) => isBefore(path, base));
  const group = /^(form\.sections\.\d+\.fields\.\d+)\.fields\.\d+$/.exec(base)?.[1];
  if (group === undefined) return above;
  const { list, index } = placeOf(base);
  return [...fieldsAt(content, list, lang).slice(0, index), ...above.filter(({ path }) => path !== group)];
}

const numbersIn = (path: string) => (path.match(/\d+/g) ?? []).map(Number);

/** Above in the form: an earlier section, or earlier in the same one. */
function isBefore(path: string, base: string): boolean {
  const [section = 0, field = 0] = numbersIn(path);
  const [ownSection = 0, ownField = 0] = numbersIn(base);
  return section < ownSection || (section === ownSection && base.includes('.fields.') && field < ownField);
}
