import { capitalName, dossierSheet, line, templateFor, titleLines } from './dossier-lines.ts';
import type { DossierPaper } from './dossier-paper.ts';
import { formName, letterhead, zoneOf } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import type { Sheet } from './sheet.ts';
import { table } from './table.ts';
import type { Template } from './template.ts';
import { trace } from './trace.ts';
import { dayInDigits, dayOf, momentInDigits, momentInWords, say } from './wording.ts';
import type { Words } from './wording.ts';

/** One end of a hand-over: the step, and who worked there as far as that is known. */
export interface Hand {
  step: string;
  name?: string;
}

export interface HandOver {
  /** Absent when the applicant handed the dossier in. */
  from?: Hand;
  to: Hand;
  givenAt?: string;
  takenAt?: string;
  /** By when the giving side should have been done, and how it kept that. */
  dueAt?: string;
  verdict?: 'early' | 'on-time' | 'late';
}

export interface StoodStill {
  from: string;
  to?: string;
  said: string;
  paper?: string;
}

export interface Extended {
  number: string;
  grantedAt: string;
  missed: string;
  /** YYYY-MM-DD */
  until: string;
}

/** What stands on Mẫu 05 (Circular 01/2018/TT-VPCP; Mẫu 06 of Circular 03/2025/TT-VPCP): every hand-over of a dossier, and what happened to its term. */
export interface ControlSlip extends DossierPaper {
  receivedAt?: string;
  /** Promised at reception, and what it has become. */
  promisedAt?: string;
  dueAt?: string;
  handOvers: readonly HandOver[];
  /** Where it is now, while it is under way. */
  inHand?: { at: Hand; dueAt?: string };
  suspensions: readonly StoodStill[];
  extensions: readonly Extended[];
  /** Due instants that were not kept. */
  overdue: readonly string[];
  finishedAt?: string;
  endedAt?: string;
}

/** Mẫu 05 as PDF, A4, as the dossier stands. The same input gives the same bytes. */
export async function controlSlip(slip: ControlSlip, template: Template = templateFor('control-slip', slip)): Promise<Buffer> {
  const sheet = dossierSheet(slip, say('control-slip.title', {}, template.words), template);
  formName(sheet, sheet.say('control-slip.form'));
  letterhead(sheet, slip.agency, { issuedAt: slip.issuedAt });
  titleLines(sheet, 'control-slip.title', slip.reference);
  line(sheet, 'dossier-of', { name: capitalName(slip.applicant) });
  line(sheet, 'procedure', { procedure: slip.procedure });
  line(sheet, 'control-slip.agency', { agency: slip.agency.name });
  promises(sheet, slip);
  line(sheet, 'control-slip.hands');
  handOvers(sheet, slip, template);
  course(sheet, slip);
  trace(sheet, slip);
  pageFeet(sheet, sheet.say('foot.reference', { reference: slip.reference }));
  return sheet.finish();
}

function promises(sheet: Sheet, { agency, receivedAt, promisedAt, dueAt, inHand }: ControlSlip): void {
  const say = (key: Words, at: string | undefined) => at !== undefined && line(sheet, key, { moment: momentInWords(at, zoneOf(agency)) });
  say('control-slip.received', receivedAt);
  say('control-slip.promised', promisedAt);
  if (dueAt !== promisedAt) say('control-slip.now-due', dueAt);
  if (inHand && promisedAt !== undefined && dueAt === undefined) line(sheet, 'control-slip.still');
}

function handOvers(sheet: Sheet, slip: ControlSlip, { layout }: Template): void {
  const moment = (at: string | undefined) => (at === undefined ? '' : momentInDigits(at, zoneOf(slip.agency)));
  const who = (hand: Hand | undefined) => (!hand ? sheet.say('control-slip.applicant') : hand.name === undefined ? hand.step : sheet.say('control-slip.who', { step: hand.step, name: hand.name }));
  const lines = slip.handOvers.map(({ from, to, givenAt, takenAt, dueAt, verdict }): Record<string, string> => ({
    ...{ from: who(from), to: who(to), given: moment(givenAt), taken: moment(takenAt), due: moment(dueAt) },
    verdict: verdict ? sheet.say(`control-slip.verdict.${verdict}`) : '',
  }));
  const { inHand } = slip;
  if (inHand) lines.push({ from: who(inHand.at), due: moment(inHand.dueAt), verdict: sheet.say('control-slip.in-hand') });
  const columns = layout?.columns ?? [];
  const rows = lines.map((cells, at) => columns.map(({ key }) => (key === 'number' ? String(at + 1) : (cells[key] ?? ''))));
  table(sheet, columns.map(({ key, ...column }) => ({ ...column, label: sheet.say(`control-slip.column.${key}` as Words) })), rows, { size: layout?.size ?? 11 });
}

/** What moved the term, and how it ended. */
function course(sheet: Sheet, { agency, suspensions, extensions, overdue, finishedAt, endedAt }: ControlSlip): void {
  const zone = zoneOf(agency);
  const moment = (at: string) => momentInDigits(at, zone);
  if (suspensions.length + extensions.length + overdue.length > 0) line(sheet, 'control-slip.term');
  for (const { from, to, said, paper } of suspensions) {
    const by = paper === undefined ? '' : sheet.say('control-slip.paper', { paper });
    if (to === undefined) line(sheet, 'control-slip.stands-still', { from: moment(from), said, paper: by });
    else line(sheet, 'control-slip.stood-still', { from: moment(from), to: moment(to), said, paper: by });
  }
  for (const due of overdue) line(sheet, 'control-slip.overdue', { due: moment(due) });
  for (const { number, grantedAt, missed, until } of extensions) {
    line(sheet, 'control-slip.extended', { number, day: dayInDigits(dayOf(grantedAt, zone)), missed: moment(missed), until: dayInDigits(until) });
  }
  if (finishedAt !== undefined) line(sheet, 'control-slip.finished', { moment: moment(finishedAt) });
  else if (endedAt !== undefined) line(sheet, 'control-slip.ended', { moment: moment(endedAt) });
}
