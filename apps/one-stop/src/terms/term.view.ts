import type { AllowedAction } from '@motcua/contracts/one-stop-api';
import type { ApologyView, SuspensionView, TermView } from '@motcua/contracts/terms-api';
import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { dateOfDay, dayNumber } from '@motcua/domain/calendar/plain-date';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { Suspension } from '@motcua/domain/deadline/suspension';
import { suspensionGrounds } from '@motcua/domain/deadline/suspension-kinds';
import type { Apology } from '@motcua/domain/dossier/apology';
import { pendingApology } from '@motcua/domain/dossier/apology';
import { apologyFrom, needsApology } from '@motcua/domain/dossier/apologising';
import { answerUntil } from '@motcua/domain/dossier/asking';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { given } from '../given.ts';
import { both } from '../words.ts';

interface Moment {
  readonly calendar: WorkingCalendar;
  readonly now: Date;
}

export const presentTerm = (dossier: KeptDossier, reader: Pick<Actor, 'kind'>, moment: Moment): TermView => (reader.kind === 'official' ? termForOfficials(dossier, moment) : termForOwner(dossier));

/** What happened to the term, as officials read it: with who, by which paper, and what is asked of the holder. */
function termForOfficials(dossier: KeptDossier, { calendar, now }: Moment): TermView {
  const nameOf = (id: string | undefined) => dossier.officials.find((official) => official.id === id)?.name;
  const promiseFrom = firstPromise(dossier, { calendar, now });
  return {
    suspensions: dossier.suspensions.map((suspension) => ({ ...stood(suspension), ...given({ by: nameOf(suspension.by), paper: suspension.paper, note: suspension.note }) })),
    apologies: dossier.apologies.map((apology) => ({ ...letter(apology), ...given({ draftedBy: nameOf(apology.draftedBy), decidedBy: nameOf(apology.approvedBy ?? apology.declinedBy), declined: apology.declined }) })),
    ...(needsApology(dossier, calendar, now.toISOString()) && promiseFrom !== undefined ? { needsApology: true } : {}),
    ...given({ promiseFrom }),
  };
}

/** As its owner reads it: letters that went out, and what the office waited for. */
function termForOwner({ suspensions, apologies }: KeptDossier): TermView {
  return { suspensions: suspensions.map(stood), apologies: apologies.filter(({ approvedAt }) => approvedAt !== undefined).map(letter) };
}

/** Actions whose day has not come: a letter for a term that still holds is not offered, and stopping a dossier says until when its citizen has time. */
export function timely(actions: readonly AllowedAction[], dossier: KeptDossier, { calendar, now }: Moment): AllowedAction[] {
  const today = calendar.dateAt(minuteOf(now.toISOString()));
  const until = answerUntil(dossier);
  return actions.flatMap((action): AllowedAction[] => {
    if (action.action === 'draft-apology' && !mayApologise(dossier, { calendar, now })) return [];
    if (action.action === 'stop' && action.allowed && until !== undefined && today <= until) return [{ action: 'stop', allowed: false, because: both('because.dossier-still-waiting', { until: until.split('-').reverse().join('/') }) }];
    return [action];
  });
}

function mayApologise(dossier: KeptDossier, { calendar, now }: Moment): boolean {
  const from = apologyFrom(dossier, calendar);
  return from !== undefined && from <= calendar.dateAt(minuteOf(now.toISOString()));
}

/** The working day after today and after the date that was promised last; undefined while no letter may be drafted. */
function firstPromise(dossier: KeptDossier, moment: Moment): string | undefined {
  const { calendar, now } = moment;
  const { dueAt, confidential, receivedAt, completedAt, extensions, limits } = dossier;
  if (dueAt === null || confidential || receivedAt === undefined || completedAt !== undefined || pendingApology(dossier) || extensions.length >= limits.extensions) return undefined;
  if (!mayApologise(dossier, moment)) return undefined;
  const [today, due] = [calendar.dateAt(minuteOf(now.toISOString())), calendar.dateAt(minuteOf(dueAt))];
  return dateOfDay(calendar.nextWorkingDay(dayNumber(today > due ? today : due) + 1));
}

function stood({ from, to, reason, kind }: Suspension): SuspensionView {
  const ground = kind && suspensionGrounds[kind];
  return { from, ...given({ to }), said: ground?.said ?? both(`suspended.${reason}`), ...given({ law: ground?.law }) };
}

function letter({ draftedAt, approvedAt, declinedAt, reason, until, missed, number }: Apology): ApologyView {
  const state = approvedAt !== undefined ? 'approved' : declinedAt !== undefined ? 'declined' : 'pending';
  return { state, at: approvedAt ?? declinedAt ?? draftedAt, reason, until, missed, ...given({ number }) };
}
