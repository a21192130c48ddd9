import type { Instant } from '../calendar/instant.ts';
import { later } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { reckoned } from '../dossier/course.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Step } from '../dossier/steps.ts';

/** Where each step of the old version goes; one that is not named goes to the step of the same id. */
export type StepMapping = Readonly<Record<string, string>>;

/** The version that dossiers are moved to, with the steps as this dossier would follow them. */
export interface Target {
  readonly version: number;
  readonly steps: readonly Step[];
  readonly mapping: StepMapping;
}

/** Who moves it, for the books. */
export interface MigrationAct {
  readonly at: Instant;
  readonly by: string;
  readonly note: string;
}

export type StaysBecause = 'step-gone' | 'before-reception' | 'after-reception' | 'before-decision' | 'after-decision' | 'no-officials';

type Standing = Pick<Dossier, 'steps' | 'stepId' | 'completedAt' | 'confidential'>;

const targetOf = (mapping: StepMapping, id: string): string => (Object.hasOwn(mapping, id) ? (mapping[id] ?? id) : id);

/** Why a dossier cannot follow the steps of the other version from where it stands; undefined when it can. */
export function staysBecause({ steps, stepId, completedAt, confidential }: Standing, { steps: then, mapping }: Target): StaysBecause | undefined {
  const target = then.findIndex(({ id }) => id === targetOf(mapping, stepId));
  if (target < 0) return 'step-gone';
  const received = steps[0]?.id !== stepId;
  // Reception gives the appointment and the decision ends the term: neither is skipped nor done twice.
  if (received !== target > 0) return received ? 'after-reception' : 'before-reception';
  const decided = completedAt !== undefined;
  if (decided !== (target === then.length - 1)) return decided ? 'after-decision' : 'before-decision';
  return confidential && then[target]?.role !== 'inspector' ? 'no-officials' : undefined;
}

/** Whether somebody else has it then: another role or agency does the step where it would stand. */
export function changesHands({ steps, stepId }: Pick<Dossier, 'steps' | 'stepId'>, { steps: then, mapping }: Target): boolean {
  const [before, after] = [steps.find(({ id }) => id === stepId), then.find(({ id }) => id === targetOf(mapping, stepId))];
  return before?.role !== after?.role || before?.agency !== after?.agency;
}

/**
 * The dossier on the steps of the other version: what it says, its term and what it was promised stay. A new version with a line of history, like a
 * move; the due instant of its step is derived afresh. @throws YearNotInCalendar, ExtensionTooShort
 */
export function migrated<D extends Dossier>(dossier: D, target: Target, act: MigrationAct, calendar: WorkingCalendar): D {
  const { version, steps, mapping } = target;
  const at = later(act.at, dossier.changedAt);
  const entry = { move: 'process-migrated' as const, at, by: act.by, from: dossier.state, to: dossier.state, step: dossier.stepId, note: act.note };
  const holder = changesHands(dossier, target) && !dossier.confidential ? { assignee: null } : {};
  // A move before it cannot be taken back any more: it would lead to a step of the old version.
  const undo = dossier.undo ? { undo: null } : {};
  const tracks = dossier.tracks.map((track) => ({ ...track, from: targetOf(mapping, track.from), to: targetOf(mapping, track.to) }));
  const moved = { ...dossier, ...holder, ...undo, steps, tracks, process: version, stepId: targetOf(mapping, dossier.stepId) };
  return reckoned({ ...moved, version: dossier.version + 1, history: [...dossier.history, entry], changedAt: at }, calendar);
}
