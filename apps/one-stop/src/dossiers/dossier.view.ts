import { PublicStatus } from '@motcua/contracts/dossier';
import type { FeeSummary } from '@motcua/contracts/fees-api';
import { DossierView } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { deadlineOfDossier } from '@motcua/domain/dossier/course';
import type { Closed } from '@motcua/domain/dossier/dossier';
import { publicStatus } from '@motcua/domain/dossier/public-status';
import { presentProcess, stepsInSight } from '../processes/process.view.ts';
import type { ProcessWords } from '../processes/process-words.ts';
import { presentTerm, timely } from '../terms/term.view.ts';
import { actionsFor } from './actions.ts';
import { historyForOfficials, historyForOwner } from './history.ts';
import type { UndoRules } from '@motcua/domain/dossier/undo';
import { consultationLine } from '../consultations/consultation.view.ts';
import { undoFor } from '../handing/undo-rules.ts';
import { transferLine } from '../transfers/transfer.view.ts';
import type { KeptDossier, KnownOfficial } from './kept-dossier.ts';

export interface Reading {
  readonly reader: Actor;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  /** To whom the reader may give it. */
  readonly inspectors?: readonly KnownOfficial[] | undefined;
  /** In whose name the reader may act on it. */
  readonly substitutes?: readonly Actor[];
  readonly undoRules?: UndoRules | undefined;
  /** What its process is called in words; for officials. */
  readonly words?: ProcessWords | undefined;
  /** The dossier that was made from this one after it was refused. */
  /** What it costs and what was paid. */
  readonly fees?: FeeSummary | undefined;
  readonly followedBy?: { readonly id: string; readonly reference: string } | undefined;
}

/** The whole dossier as this reader may see it. A citizen sees no official's name, no note between officials and no draft of the result. */
export function presentDossier(dossier: KeptDossier, { reader, calendar, now, inspectors, followedBy, substitutes, undoRules, words, fees }: Reading): DossierView {
  const { light, minutesLeft, dueAt, trail } = deadlineOfDossier(dossier, calendar, now.toISOString());
  const forOfficials = reader.kind === 'official';
  // Parsed on the way out, too: the store's text is years older than this code.
  return DossierView.parse({
    status: PublicStatus.parse(publicStatus(dossier)),
    light,
    ...(dueAt === null ? {} : { minutesLeft }),
    procedure: dossier.procedure,
    channel: dossier.channel,
    contact: dossier.contact,
    answers: dossier.answers,
    papers: dossier.papers,
    attachments: dossier.attachments,
    ...handedInOf(dossier),
    steps: stepsInSight(dossier),
    supplements: dossier.supplements,
    ...(dossier.state === 'refused' && dossier.closed ? refusalOf(dossier.closed) : {}),
    ...chainOf(dossier, followedBy),
    trail,
    term: presentTerm(dossier, reader, { calendar, now }),
    history: forOfficials ? historyForOfficials(dossier) : historyForOwner(dossier),
    ...(dossier.result && (forOfficials || hasResult(dossier)) ? { result: resultOf(dossier.result.document) } : {}),
    ...endOf(dossier, forOfficials),
    fees,
    ...paymentAsked(dossier),
    actions: timely(actionsFor(dossier, reader, substitutes), dossier, { calendar, now }),
    ...(forOfficials ? { ...insideView(dossier, words), ...fromHandToHand(dossier, { reader, now, undoRules }) } : {}),
    inspectors,
  });
}

/** How it ended for the citizen: to whom the result went, and what they thought of it. */
function endOf({ returned, rating }: KeptDossier, forOfficials: boolean): Pick<DossierView, 'returned' | 'rating'> {
  return { ...(returned ? { returned: returnedOf(returned, forOfficials) } : {}), ...(rating ? { rating: ratingOf(rating) } : {}) };
}

function handedInOf({ onPaper, handedIn }: KeptDossier): Pick<DossierView, 'onPaper' | 'handedIn'> {
  const { behalf, wishes } = handedIn ?? {};
  return { ...(onPaper && Object.keys(onPaper).length > 0 ? { onPaper } : {}), ...(wishes ? { handedIn: { ...(behalf ? { behalf } : {}), wishes } } : {}) };
}

/** The owner hears who took it; the number of whoever that was is not theirs to know. */
function returnedOf({ at, collector, channel, identity, postage, signed }: NonNullable<KeptDossier['returned']>, forOfficials: boolean): DossierView['returned'] {
  return {
    ...{ at, collector, channel },
    ...(identity ? { as: identity.as } : {}),
    ...(identity && forOfficials ? { identityNumber: identity.identityNumber, ...(identity.authorisation ? { authorisation: identity.authorisation } : {}) } : {}),
    ...(postage ? { postage } : {}),
    ...(signed ? { signed: 'slip' in signed ? signed : ('pad' as const) } : {}),
  };
}

/** Where it goes and who has it. */
const insideView = (dossier: KeptDossier, words: ProcessWords | undefined) => ({ ...(words ? { process: presentProcess(dossier, words) } : {}), ...assigneeOf(dossier) });

/** What the citizen was asked to pay, while it is not paid. */
function paymentAsked({ state, payments }: KeptDossier) {
  const asked = state === 'payment-requested' ? payments.at(-1) : undefined;
  return asked ? { paymentAsked: { amount: asked.amount, reason: asked.reason, until: asked.until } } : {};
}

/** From the decision on the result is the citizen's. */
export const hasResult = ({ completedAt }: KeptDossier): boolean => completedAt !== undefined;

export function assigneeOf({ assignee, officials }: Pick<KeptDossier, 'assignee' | 'officials'>): { assignee?: { id: string; name: string } } {
  if (assignee === null) return {};
  return { assignee: { id: assignee, name: officials.find(({ id }) => id === assignee)?.name ?? '' } };
}

/** The dossiers before and after this one, where one was refused and submitted again. */
const chainOf = ({ follows }: KeptDossier, followedBy: Reading['followedBy']) => ({ ...(follows ? { follows } : {}), ...(followedBy ? { followedBy } : {}) });

const refusalOf = ({ reason, papers, fields }: Closed) => ({ refusal: reason, ...(papers && fields ? { refusedParts: { papers, fields } } : {}) });

/** Questions to other agencies, hand-overs to them, and whether the last move may be taken back. */
function fromHandToHand(dossier: KeptDossier, { reader, now, undoRules }: Pick<Reading, 'reader' | 'now' | 'undoRules'>): Pick<DossierView, 'consultations' | 'transfers' | 'undo'> {
  const undo = undoRules && undoFor(dossier, reader, { now, rules: undoRules });
  return { consultations: dossier.consultations.map((asked) => consultationLine(asked, dossier, now)), transfers: dossier.transfers.map(transferLine), ...(undo ? { undo } : {}) };
}

const resultOf = ({ name, size, type }: { name: string; size: number; type: string }) => ({ name, size, type });
const ratingOf = ({ at: _, ...rating }: NonNullable<KeptDossier['rating']>) => rating;
