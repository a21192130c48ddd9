/** A status of one dossier that is told to one partner. */
export interface Telling {
  readonly id: string;
  readonly dossier: string;
  readonly version: number;
}

export interface Sorted<Due extends Telling> {
  readonly send: readonly Due[];
  /** A newer status of their dossier waits or was told already. */
  readonly superseded: readonly Due[];
}

/**
 * Which of those that are due are sent: the newest of each dossier, and none that is older than what was told. A status carries the whole
 * course of its dossier, so the newest says what the others would have said (decision 0144).
 * @param known all of these dossiers that wait or were told, with those that are due among them or not
 */
export function newestOfEach<Due extends Telling>(due: readonly Due[], known: readonly Omit<Telling, 'id'>[]): Sorted<Due> {
  const newest = new Map<string, number>();
  for (const { dossier, version } of [...known, ...due]) newest.set(dossier, Math.max(version, newest.get(dossier) ?? version));
  const { send = [], superseded = [] } = Object.groupBy(due, ({ dossier, version }) => (version === newest.get(dossier) ? 'send' : 'superseded'));
  return { send, superseded };
}
