import type { ProcedureChange } from '@motcua/contracts/catalogue-editing-api';
import { isRecord } from './clean.ts';
import { longestRising } from './longest-rising.ts';
import { sameContent } from './same-content.ts';

type Named = Readonly<Record<string, unknown>>;

/** Numbers of versions always differ, and say nothing. */
const notCompared: ReadonlySet<string> = new Set(['version', 'form.version']);

/** What is compared as a whole: half a rule means nothing. */
const wholes: ReadonlySet<string> = new Set(['when', 'must', 'formula']);

/**
 * What became of a procedure between two versions, or in a draft of it. Sections, fields, rules, papers, steps and choices are known by their
 * ids, so that one that stands elsewhere was moved and is not one lost and one won. Lists of things without ids are compared as wholes.
 */
export function changesBetween(before: Named, after: Named): ProcedureChange[] {
  const moves = fieldsElsewhere(before, after);
  return [...moves.flatMap(({ changes }) => changes), ...compareParts(before, after, { at: '', moved: new Set(moves.map(({ id }) => id)) })];
}

interface Place {
  readonly at: string;
  /** Fields that went to another section: told once, as moved. */
  readonly moved: ReadonlySet<string>;
}

function compareParts(before: Named, after: Named, { at, moved }: Place): ProcedureChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const place = at === '' ? key : `${at}.${key}`;
    return notCompared.has(place) ? [] : compare(before[key], after[key], { at: place, moved });
  });
}

function compare(before: unknown, after: unknown, place: Place): ProcedureChange[] {
  if (sameContent(before, after)) return [];
  const { at } = place;
  if (before === undefined) return [{ at, kind: 'added', after }];
  if (after === undefined) return [{ at, kind: 'removed', before }];
  if (wholes.has(at.slice(at.lastIndexOf('.') + 1))) return [{ at, kind: 'changed', before, after }];
  if (isNamedList(before) && isNamedList(after)) return compareLists(before, after, place);
  return isRecord(before) && isRecord(after) ? compareParts(before, after, place) : [{ at, kind: 'changed', before, after }];
}

const nameOf = (thing: unknown): string | undefined => {
  if (!isRecord(thing)) return undefined;
  const name = thing['id'] ?? thing['value'];
  return typeof name === 'string' ? name : undefined;
};

/** A list in which everything bears a name, and no two the same. */
function isNamedList(value: unknown): value is Named[] {
  if (!Array.isArray(value)) return false;
  const names = value.map(nameOf);
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}

function compareLists(before: readonly Named[], after: readonly Named[], place: Place): ProcedureChange[] {
  const { at, moved } = place;
  const [was, is] = [byName(before), byName(after)];
  const fields = at.endsWith('.fields');
  const told = (name: string) => !(fields && moved.has(name));
  const gone = [...was].filter(([name]) => !is.has(name) && told(name)).map(([name, { thing }]) => ({ at: `${at}.${name}`, kind: 'removed' as const, before: thing }));
  const come = [...is].filter(([name]) => !was.has(name) && told(name)).map(([name, { thing }]) => ({ at: `${at}.${name}`, kind: 'added' as const, after: thing }));
  const both = [...is].flatMap(([name, { thing, position }]) => {
    const old = was.get(name);
    return old ? [{ name, thing, position, old }] : [];
  });
  const stayed = longestRising(both.map(({ old }) => old.position));
  return [
    ...gone,
    ...come,
    ...both.flatMap(({ name, thing, position, old }) => {
      const here = `${at}.${name}`;
      const move = stayed.has(old.position) ? [] : [moveOf(here, { in: at, position: old.position }, { in: at, position })];
      return [...move, ...compareParts(old.thing, thing, { at: here, moved })];
    }),
  ];
}

const byName = (list: readonly Named[]) => new Map(list.map((thing, position) => [nameOf(thing) ?? '', { thing, position }]));

const moveOf = (at: string, before: object, after: object): ProcedureChange => ({ at, kind: 'moved', before, after });

/** Fields that stand in another section than before, with what else changed in them. */
function fieldsElsewhere(before: Named, after: Named): { id: string; changes: ProcedureChange[] }[] {
  const was = fieldsOf(before);
  return [...fieldsOf(after)].flatMap(([id, now]) => {
    const old = was.get(id);
    if (!old || old.in === now.in) return [];
    const at = `${now.in}.${id}`;
    const move = moveOf(at, { in: old.in, position: old.position }, { in: now.in, position: now.position });
    return [{ id, changes: [move, ...compareParts(old.field, now.field, { at, moved: new Set() })] }];
  });
}

interface Standing {
  readonly field: Named;
  readonly in: string;
  readonly position: number;
}

function fieldsOf({ form }: Named): Map<string, Standing> {
  const sections = isRecord(form) && isNamedList(form['sections']) ? form['sections'] : [];
  return new Map(
    sections.flatMap((section) => {
      const fields = isNamedList(section['fields']) ? section['fields'] : [];
      return fields.map((field, position) => [nameOf(field) ?? '', { field, in: `form.sections.${nameOf(section)}.fields`, position }] as const);
    }),
  );
}
