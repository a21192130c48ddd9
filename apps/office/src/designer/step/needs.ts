import type { Option } from '@motcua/ui/form/field';
import { listAt, textAt, valueAt } from '../content/content.ts';
import { fieldsIn, partsAt, said } from '../content/names.ts';
import type { Desk } from '../sheet/control.ts';

const marks = ['result', 'note', 'payment'] as const;

/** What a way needs, one name for each: `note`, `papers:drawing`, `fields:finding`. */
export const needsOf = (needs: unknown): string[] => [
  ...(['papers', 'fields'] as const).flatMap((list) => listAt(needs, list).map((id) => `${list}:${String(id)}`)),
  ...marks.filter((mark) => valueAt(needs, mark) === true),
];

export function needOptions({ content, lang, t }: Pick<Desk, 'content' | 'lang' | 't'>): Option[] {
  const inputs = partsAt(content, 'steps').flatMap((step) => partsAt(content, `${step}.inputs`));
  return [
    ...marks.map((mark) => ({ value: mark, label: t(`design.way.needs.${mark}`) })),
    ...partsAt(content, 'papers').map((at) => ({ value: `papers:${textAt(content, `${at}.id`)}`, label: said(content, `${at}.name`, lang) })),
    ...inputs.filter((at) => valueAt(content, `${at}.optional`) === true).map((at) => ({ value: `fields:${textAt(content, `${at}.id`)}`, label: said(content, `${at}.label`, lang) })),
    ...fieldsIn(content, lang).filter(({ id }) => listAt(content, 'steps').some((step) => JSON.stringify(step).includes(`"${id}"`))).map(({ id, label }) => ({ value: `fields:${id}`, label })),
  ];
}

/** Undefined when nothing is needed. */
export function needsFrom(chosen: readonly string[]): object | undefined {
  const named = (list: 'papers' | 'fields') => chosen.flatMap((one) => (one.startsWith(`${list}:`) ? [one.slice(list.length + 1)] : []));
  const [papers, fields] = [named('papers'), named('fields')];
  if (chosen.length === 0) return undefined;
  return { ...(papers.length > 0 ? { papers } : {}), ...(fields.length > 0 ? { fields } : {}), ...Object.fromEntries(marks.filter((mark) => chosen.includes(mark)).map((mark) => [mark, true])) };
}
