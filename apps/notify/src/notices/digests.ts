import type { DueAtAgency, DueRow } from '@motcua/contracts/notices-api';

type AtAgency = DueAtAgency['rows'][number];

/** Who looks after the others at an agency. Inspectors have a head of their own, because nobody else may know of confidential dossiers. */
export interface Chiefs {
  readonly heads: readonly string[];
  readonly leaders: readonly string[];
  readonly inspectors: readonly string[];
}

/**
 * Who is told of which dossiers this morning: who holds one; the heads of what nobody holds and of what is over; the leaders of what is over for
 * `leaderAfter` working days. Each dossier once to each, the most urgent first.
 */
export function digestsOf(rows: readonly AtAgency[], chiefs: Chiefs, leaderAfter: number): Map<string, DueRow[]> {
  const digests = new Map<string, DueRow[]>();
  for (const { holder, role, ...row } of rows) {
    for (const official of new Set(toldOf({ holder, role, row }, chiefs, leaderAfter))) digests.set(official, [...(digests.get(official) ?? []), row]);
  }
  return digests;
}

function toldOf({ holder, role, row }: { holder: string | undefined; role: string; row: DueRow }, chiefs: Chiefs, leaderAfter: number): string[] {
  const own = holder === undefined ? [] : [holder];
  if (role === 'inspector') return holder === undefined || row.standing === 'overdue' ? [...own, ...chiefs.heads.filter((head) => chiefs.inspectors.includes(head))] : own;
  const heads = chiefs.heads.filter((head) => !chiefs.inspectors.includes(head));
  // A ward has no heads of division: there the leader is who looks after it.
  const nearest = heads.length > 0 ? heads : chiefs.leaders;
  const over = row.standing === 'overdue';
  return [...own, ...(holder === undefined || over ? nearest : []), ...(over && row.daysOver >= leaderAfter ? chiefs.leaders : [])];
}
