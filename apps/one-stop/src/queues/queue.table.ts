import type { Queue } from '@motcua/contracts/one-stop-api';
import { worksAtDesk } from '@motcua/domain/dossier/consultation';
import type { DeskLine } from './desk-line.ts';
import type { Onlooker } from './onlooker.ts';

type Lies = (line: DeskLine, onlooker: Onlooker) => boolean;

/** Where a dossier lies, seen from the reader. Waiting and due ones concern everybody of the step's role, whoever holds them. */
const here: Lies = (line, { agency }) => line.agency === agency;
const openHere: Lies = (line, onlooker) => line.open && here(line, onlooker);
const atMyStep: Lies = (line, onlooker) => openHere(line, onlooker) && onlooker.actor.roles.includes(line.role);

const isWorkedOn = ({ state }: DeskLine) => state === 'received' || state === 'in-processing';
const waits = ({ state }: DeskLine) => state === 'supplement-requested' || state === 'payment-requested';
const finishedLately: Lies = (line, onlooker) => !line.open && here(line, onlooker) && line.changedAt >= onlooker.shownFrom;

/** A confidential dossier is claimed before it is received: nobody may read it until then. */
const isToTake: Lies = (line, { actor }) => isWorkedOn(line) || (line.confidential && line.state === 'submitted' && actor.roles.includes('inspector'));

/** Who signs what a citizen gets signs the apology to them. */
const signs: Lies = (_line, { actor }) => actor.roles.includes('leader');

export interface QueueRule {
  readonly holds: Lies;
  /** The most urgent first, or what happened last first. */
  readonly order: 'due' | '-changed';
}

const urgent = (holds: Lies): QueueRule => ({ holds, order: 'due' });

/** What lies in which queue. Where it is empty for whom, the desk decides (office). */
export const queueTable: Readonly<Record<Queue, QueueRule>> = {
  'to-receive': urgent((line, onlooker) => line.state === 'submitted' && openHere(line, onlooker)),
  mine: urgent((line, onlooker) => (line.assignee === onlooker.actor.id || onlooker.standsIn(line)) && openHere(line, onlooker)),
  unassigned: urgent((line, onlooker) => line.assignee === null && atMyStep(line, onlooker) && isToTake(line, onlooker)),
  'due-today': urgent((line, onlooker) => line.dueAt !== null && line.dueOn === onlooker.today && line.dueAt >= onlooker.now && atMyStep(line, onlooker)),
  'due-soon': urgent((line, onlooker) => line.dueOn !== null && line.dueOn > onlooker.today && line.dueOn <= onlooker.soon && atMyStep(line, onlooker)),
  overdue: urgent((line, onlooker) => line.dueAt !== null && line.dueAt < onlooker.now && atMyStep(line, onlooker)),
  'waiting-citizen': urgent((line, onlooker) => waits(line) && atMyStep(line, onlooker)),
  'waiting-unit': urgent((line, { agency }) => line.open && line.home === agency && (line.agency !== agency || line.asked.length > 0)),
  suspended: urgent((line, onlooker) => line.suspended && atMyStep(line, onlooker)),
  'to-sign': urgent((line, onlooker) => line.signable && atMyStep(line, onlooker)),
  apologies: urgent((line, onlooker) => line.apology && line.home === onlooker.agency && signs(line, onlooker)),
  'to-return': urgent((line, onlooker) => line.state === 'completed' && openHere(line, onlooker)),
  'asked-of-us': urgent((line, { agency, actor }) => line.asked.includes(agency) && !line.confidential && worksAtDesk(actor)),
  done: { holds: finishedLately, order: '-changed' },
  all: urgent((line, onlooker) => openHere(line, onlooker) || finishedLately(line, onlooker)),
};
