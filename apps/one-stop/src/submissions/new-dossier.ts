import type { Submission } from '@motcua/contracts/eforms-api';
import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { submitDossier } from '@motcua/domain/dossier/reception';
import { openAccount } from '@motcua/domain/fees/account';
import { applicantOf } from '@motcua/forms/applicant';
import type { Units } from '@motcua/forms/units';
import { deskOf } from '../dossiers/desk.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { stepsAt } from '../processes/steps-at.ts';
import { soughtBy, soughtByNothing } from '../dossiers/sought.ts';

interface Surroundings {
  procedure: Procedure;
  calendar: WorkingCalendar;
  units: Units;
  agencies: readonly Agency[];
}

/** A dossier in its first state from what was submitted, under the version of the procedure that it was submitted for. */
export function newDossier(submission: Submission, { procedure, calendar, units, agencies }: Surroundings): KeptDossier {
  const { answers, papers, attachments, contact, factors, counter, id, reference, lookupNumber, owner, channel, agency, submittedAt } = submission;
  const submitted = submitDossier(
    {
      ...{ id, reference, lookupNumber, owner, channel, agency, submittedAt, procedure: submission.procedure, terms: procedure.term, steps: stepsAt(procedure, { agency: agency.code, answers, units, agencies }), limits: procedure.limits },
      ...(procedure.confidential ? { confidential: true } : {}),
    },
    calendar,
  );
  return {
    ...submitted,
    ...(counter ? atCounter(submitted, counter) : {}),
    ...(procedure.confidential ? {} : { fees: openAccount(procedure.fee, channel) }),
    ...{ answers, papers, attachments, contact, factors, officials: [], issued: [] },
    sought: procedure.confidential ? soughtByNothing : soughtBy(applicantOf(procedure.form, answers, units)),
    desk: deskOf(submitted, calendar),
    ...(submission.follows ? { follows: submission.follows } : {}),
  };
}

/** An official wrote it down for whoever stood there, and that is what the books say. */
function atCounter({ history }: Pick<KeptDossier, 'history'>, { onPaper, ...handedIn }: NonNullable<Submission['counter']>): Pick<KeptDossier, 'history' | 'onPaper' | 'handedIn'> {
  return { history: history.map((entry) => ({ ...entry, by: handedIn.by })), onPaper, handedIn };
}
