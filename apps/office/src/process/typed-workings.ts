import { numberIn } from '@motcua/forms/read';
import { dateOf } from '@motcua/ui/form/date-field';
import { one, type Typed } from '../acts/typed.ts';

/** What was put down at the step: the kind of each input stands before its id. Undefined when there was nothing to fill in. */
export function typedWorkings(typed: Typed): Readonly<Record<string, string | number>> | undefined {
  const found = Object.keys(typed).flatMap((name) => workingIn(typed, name));
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** Of a date each box comes by itself and leads to the same whole. */
function workingIn(typed: Typed, name: string): [string, string | number][] {
  const [, kind = '', id = ''] = /^(text|number|choice|date)\.([a-z0-9-]+)/.exec(name) ?? [];
  const value = readers[kind]?.(typed, `${kind}.${id}`) ?? '';
  return value === '' ? [] : [[id, value]];
}

// Each asks for `one` when it is called: acts.ts leads here while it is still being read itself.
const readers: Readonly<Record<string, (typed: Typed, name: string) => string | number | undefined>> = {
  text: (typed, name) => one(typed, name),
  choice: (typed, name) => one(typed, name),
  number: (typed, name) => numberIn(one(typed, name)) ?? one(typed, name),
  date: (typed, name) => dateOf({ day: one(typed, `${name}.day`), month: one(typed, `${name}.month`), year: one(typed, `${name}.year`) }),
};
