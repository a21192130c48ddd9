import { numberIn } from '@motcua/forms/read';
import { dateOf } from '@motcua/ui/form/date-field';
import type { Typed } from '../acts/acts.ts';

const one = (typed: Typed, field: string): string => {
  const value = typed[field];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).normalize('NFC').trim();
};

/** What was put down at the step: the kind of each input stands before its id. Undefined when there was nothing to fill in. */
export function typedWorkings(typed: Typed): Readonly<Record<string, string | number>> | undefined {
  const found = new Map<string, string | number>();
  for (const name of Object.keys(typed)) {
    const [kind = '', id = ''] = /^(text|number|choice|date)\.([a-z0-9-]+)/.exec(name)?.slice(1) ?? [];
    const value = id === '' ? '' : readers[kind]?.(typed, `${kind}.${id}`);
    if (value !== undefined && value !== '') found.set(id, value);
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined;
}

const readers: Readonly<Record<string, (typed: Typed, name: string) => string | number | undefined>> = {
  text: one,
  choice: one,
  number: (typed, name) => numberIn(one(typed, name)) ?? one(typed, name),
  date: (typed, name) => dateOf({ day: one(typed, `${name}.day`), month: one(typed, `${name}.month`), year: one(typed, `${name}.year`) }),
};
