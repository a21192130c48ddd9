import { numberIn } from '@motcua/forms/read';
import { isRecord } from '@motcua/forms/clean';
import { join, valueAt } from '../content/content.ts';
import { readLine } from '../rule/rule-post.ts';
import { postedList, postedRows, postedText } from '../sheet/control.ts';
import type { Desk, Post } from '../sheet/control.ts';
import type { KnownField } from '../content/names.ts';
import { guardFrom, linesFrom, subjectsIn } from './guard.ts';
import { needsFrom, needsOf } from './needs.ts';

type ReadDesk = Pick<Desk, 'content' | 'base' | 'lang'>;

const silent = { result: '', channel: '', paid: '' };

/** The guard that the lines say; one that is more than they can say stays, unless it is to go. */
export function readGuard(name: string, post: Post, desk: ReadDesk): unknown {
  const before = valueAt(desk.content, join(desk.base, name));
  if (isRecord(before) && 'is' in before && !linesFrom(before) && postedText(post, `${name}.keep`) !== 'false') return before;
  const fields: readonly KnownField[] = subjectsIn(desk.content, desk.lang, silent);
  const lines = postedRows(post, `${name}.lines`).flatMap((row) => readLine(`${name}.lines.${row}`, post, fields));
  return guardFrom({ join: postedText(post, `${name}.join`) === 'or' ? 'or' : 'and', lines });
}

export function readOwnTerm(name: string, post: Post): unknown {
  const amount = postedText(post, `${name}.amount`);
  const unit = postedText(post, `${name}.unit`);
  return amount === '' && unit === '' ? undefined : { amount: numberIn(amount) ?? amount, unit };
}

export function readAgency(name: string, post: Post): unknown {
  const who = postedText(post, `${name}.who`);
  const of = postedText(post, `${name}.of`);
  if (who === '') return undefined;
  if (who === 'parent') return { relation: who };
  return who === 'ward' || who === 'district' ? { unit: who, ...(of === '' ? {} : { of }) } : { code: who };
}

/** As they stood, and what is new behind them. */
export function readNeeds(name: string, post: Post, desk: ReadDesk): unknown {
  const before = needsOf(valueAt(desk.content, join(desk.base, name)));
  const chosen = postedList(post, name);
  return needsFrom([...before.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !before.includes(one))]);
}
