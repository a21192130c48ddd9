import { MigrationPlan } from '@motcua/contracts/process-api';
import { postedText } from '../designer/sheet/control.ts';
import type { Post } from '../designer/sheet/control.ts';

/** The plan as it was chosen on the page: versions, and where each step goes when not to its namesake. Undefined when that is no plan. */
export function postedPlan(procedure: string, post: Post): MigrationPlan | undefined {
  const chosen = Object.keys(post).flatMap((name) => {
    const id = /^step\.([a-z0-9-]+)$/.exec(name)?.[1];
    const to = id === undefined ? '' : postedText(post, name);
    return id === undefined || to === '' || to === id ? [] : [[id, to] as const];
  });
  return MigrationPlan.safeParse({ procedure, from: Number(postedText(post, 'from')), to: Number(postedText(post, 'to')), steps: Object.fromEntries(chosen) }).data;
}
