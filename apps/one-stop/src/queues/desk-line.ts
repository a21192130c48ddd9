import type { Actor } from '@motcua/domain/actor';
import { YearNotInCalendar } from '@motcua/domain/calendar/calendar-errors';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { soonFrom } from '@motcua/domain/deadline/soon';
import { courseOf } from '@motcua/domain/dossier/course';
import { pendingApology } from '@motcua/domain/dossier/apology';
import { isOpen } from '@motcua/domain/dossier/consultation';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { currentStep } from '@motcua/domain/dossier/permission';
import { stepMoves } from '@motcua/domain/dossier/steps';
import { finders } from '../dossiers/found-by.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** What queues and searches ask of a dossier: where it lies, how urgent it is, by which words of a name it is found. Nothing of what it says. */
export interface DeskLine {
  readonly id: string;
  readonly version: number;
  /** Has it now. */
  readonly agency: string;
  /** Answers for it to the citizen. */
  readonly home: string;
  readonly role: string;
  readonly assignee: string | null;
  readonly open: boolean;
  readonly confidential: boolean;
  readonly state: Dossier['state'];
  readonly procedure: string;
  readonly step: string;
  readonly channel: Dossier['channel'];
  readonly dueAt: string | null;
  readonly dueOn: string | null;
  /** From when on its light says "soon"; null while no term runs. */
  readonly soonAt: string | null;
  readonly order: string;
  /** Received, or submitted while it is not. */
  readonly since: string;
  readonly changedAt: string;
  readonly suspended: boolean;
  /** At a step that decides, with a result to decide on. */
  readonly signable: boolean;
  /** An apology waits for approval. */
  readonly apology: boolean;
  /** Agencies that were asked and have not answered. */
  readonly asked: readonly string[];
  readonly submittedAt: string;
  /** Of the applicant's name, folded; none of a confidential one. */
  readonly words: readonly string[];
  /** Agencies that find it by them. */
  readonly finders: readonly string[];
}

/** Of a dossier as lists load it: the content is not asked for. */
export type Filed = Pick<KeptDossier, 'id' | 'desk' | 'touched' | 'sought'> & Dossier;

export function lineOf(dossier: Filed, calendar: WorkingCalendar): DeskLine {
  const { desk, state, channel, stepId } = dossier;
  return {
    id: dossier.id,
    version: dossier.version,
    agency: desk.agency,
    home: dossier.agency.code,
    ...{ role: desk.role, assignee: desk.assignee, open: desk.open, dueAt: desk.dueAt, dueOn: desk.dueOn, order: desk.order },
    confidential: dossier.confidential === true,
    ...{ state, channel, procedure: dossier.procedure.id, step: stepId },
    soonAt: soonAtOf(dossier, calendar),
    since: dossier.receivedAt ?? dossier.submittedAt,
    changedAt: dossier.changedAt,
    ...waitsFor(dossier),
    ...{ submittedAt: dossier.submittedAt, words: dossier.sought.words, finders: finders(dossier) },
  };
}

/** Null as well when the calendar does not tell of the year. */
function soonAtOf(dossier: Filed, calendar: WorkingCalendar): string | null {
  const { dueAt } = dossier.desk;
  try {
    return dueAt === null ? null : soonFrom(courseOf(dossier), dueAt, calendar);
  } catch (error) {
    if (error instanceof YearNotInCalendar) return null;
    throw error;
  }
}

function waitsFor(dossier: Filed): Pick<DeskLine, 'suspended' | 'signable' | 'apology' | 'asked'> {
  const { open } = dossier.desk;
  const still = dossier.suspensions.some(({ to, reason }) => to === undefined && reason === 'other');
  return {
    suspended: open && still,
    signable: open && isSignable(dossier),
    apology: pendingApology({ ...dossier, apologies: listOf(dossier.apologies) }) !== undefined,
    asked: open ? listOf(dossier.consultations).filter(isOpen).map(({ to }) => to.code) : [],
  };
}

function isSignable(dossier: Filed): boolean {
  const atWork = dossier.state === 'received' || dossier.state === 'in-processing';
  return atWork && dossier.result !== undefined && stepMoves(dossier.steps, currentStep(dossier).index).includes('approve');
}

/** Parts that the store keeps shut are no lists there: nobody is asked about a confidential dossier. */
const listOf = <Part>(parts: readonly Part[] | undefined): readonly Part[] => (Array.isArray(parts) ? parts : []);

/** What `sightOf` (domain) says of one dossier, said of its line: nobody finds or counts a confidential dossier that they may not know of. */
export function isWithinSight(line: DeskLine, { id, roles, agency }: Actor): boolean {
  if (!line.confidential) return true;
  if (!roles.includes('inspector') || line.agency !== agency) return false;
  return roles.includes('head') || line.assignee === null || line.assignee === id;
}
