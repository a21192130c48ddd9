import type { Procedure } from '@motcua/contracts/procedure';
import { searchKey } from '@motcua/domain/text/accents';
import type { Lang } from '@motcua/ui/messages';

export interface Wish {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly lifeEvent?: string | undefined;
}

/** Every word must be somewhere; with or without accents, in either language. What the name says comes before what the summary says. */
export function findProcedures(procedures: readonly Procedure[], { q = '', field, lifeEvent }: Wish, lang: Lang): Procedure[] {
  const words = searchKey(q).split(' ').filter(Boolean);
  const byName = new Intl.Collator(lang, { numeric: true });
  return procedures
    .filter((one) => (!field || one.field.id === field) && (!lifeEvent || one.lifeEvents.includes(lifeEvent)))
    .map((one) => ({ one, rank: rankOf(one, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || byName.compare(a.one.name[lang], b.one.name[lang]))
    .map(({ one }) => one);
}

function rankOf({ name, summary, field, code }: Procedure, words: readonly string[]): number {
  const title = searchKey(`${name.vi} ${name.en} ${code}`);
  const all = `${title} ${searchKey(`${summary.vi} ${summary.en} ${field.name.vi} ${field.name.en}`)}`;
  if (!words.every((word) => all.includes(word))) return 0;
  return 1 + words.filter((word) => title.includes(word)).length;
}
