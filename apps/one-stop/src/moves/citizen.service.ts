import type { PapersOnPaper } from '@motcua/contracts/counter';
import type { Attachment } from '@motcua/contracts/eforms-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { Moved, Rate, Supplement, Withdraw } from '@motcua/contracts/one-stop-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import { factorOf } from '@motcua/auth/second-factor';
import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { answerSupplement, withdrawDossier } from '@motcua/domain/dossier/asking';
import { rateDossier } from '@motcua/domain/dossier/returning';
import { lastFourDigits } from '@motcua/domain/second-factor';
import { type Applicant, applicantOf } from '@motcua/forms/applicant';
import { openTo } from '@motcua/forms/brought-in';
import { checkAnswers } from '@motcua/forms/check';
import { checkPapers } from '@motcua/forms/check-papers';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.ts';
import { answersInvalid } from '../dossiers/dossier.problems.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { soughtBy, soughtByNothing } from '../dossiers/sought.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import { Eforms } from '../submissions/eforms.ts';
import { both } from '../words.ts';
import { notAsAsked } from './asked-for.ts';
import { type Asked, Moves } from './moves.ts';

type Content = Pick<KeptDossier, 'answers' | 'papers' | 'attachments' | 'onPaper' | 'contact' | 'factors' | 'sought'>;

/** What the citizen does with their own dossier; reception does it for those who come to the counter. */
@Injectable()
export class CitizenService {
  constructor(
    private readonly moves: Moves,
    private readonly eforms: Eforms,
    private readonly catalogue: Catalogue,
    @Inject(ONE_STOP_CONFIG) private readonly config: OneStopConfig,
  ) {}

  supplement(asked: Asked, given: Supplement): Promise<Moved> {
    return this.moves.make('supplement', asked, async (dossier, act, { calendar }) => {
      // First the question whether it may be answered at all: nobody's files are bound to a dossier that did not ask for any.
      const answered = answerSupplement(dossier, act, calendar);
      const today = calendar.dateAt(minuteOf(act.at));
      mustBeAtCounter(asked.by, given);
      return { ...answered, ...(await this.supplemented(dossier, given, { owner: ownerOfFiles(asked.by), today })) };
    });
  }

  withdraw(asked: Asked, { reason }: z.output<typeof Withdraw>): Promise<Moved> {
    return this.moves.make('withdraw', asked, (dossier, act) => withdrawDossier(dossier, { ...act, reason }));
  }

  rate(asked: Asked, { stars, aspects, comment }: z.output<typeof Rate>): Promise<Moved> {
    return this.moves.make('rate', asked, (dossier, act) => rateDossier(dossier, { ...act, stars, ...(aspects ? { aspects: given(aspects) } : {}), ...(comment ? { comment } : {}) }));
  }

  /** @throws RequestProblem 422 with everything that is wrong */
  private async supplemented(dossier: KeptDossier, given: Supplement, { owner, today }: { owner: string; today: string }): Promise<Content> {
    const request = dossier.supplements.at(-1) ?? { papers: [], fields: [] };
    const form = this.catalogue.formOf(this.catalogue.procedureOf(dossier));
    const strange = notAsAsked(request, openTo(form, dossier.answers, request, given.answers), given);
    if (strange.length > 0) throw answersInvalid(strange);
    const known = new Set(dossier.attachments.map(({ id }) => id));
    const ids = [...new Set(Object.values(given.papers).flat())].filter((id) => !known.has(id));
    const attachments = [...dossier.attachments, ...(await this.eforms.claim({ ids, owner, dossierId: dossier.id }))];
    const merged = this.merged(dossier, given, today);
    const papers = { ...dossier.papers, ...given.papers };
    const onPaper = { ...dossier.onPaper, ...given.onPaper };
    const problems = [...merged.problems, ...this.paperProblems(dossier, merged.answers, { papers, attachments, onPaper })];
    if (problems.length > 0) throw answersInvalid(problems);
    return { answers: merged.answers, papers, attachments, ...(Object.keys(onPaper).length > 0 ? { onPaper } : {}), ...this.about(dossier, merged.answers) };
  }

  /** New answers laid over the old ones. What was right on the day of submission is not held against anyone now. */
  private merged(dossier: KeptDossier, given: Supplement, today: string): { answers: Answers; problems: FieldProblem[] } {
    const form = this.catalogue.formOf(this.catalogue.procedureOf(dossier));
    const circumstances = { today, area: this.catalogue.agencyOf(dossier).unitCode };
    const laidOver = Object.entries({ ...dossier.answers, ...given.answers }).filter(([, value]) => value !== null);
    const { answers, problems } = checkAnswers(form, Object.fromEntries(laidOver), circumstances);
    const before = new Set(checkAnswers(form, dossier.answers, circumstances).problems.map(placeAndCode));
    const asked = new Set(Object.keys(given.answers));
    return { answers, problems: problems.filter((found) => asked.has(topOf(found.at)) || !before.has(placeAndCode(found))) };
  }

  private paperProblems(dossier: KeptDossier, answers: Answers, { papers, attachments, onPaper }: { papers: AttachedPapers; attachments: readonly Attachment[]; onPaper: PapersOnPaper }): FieldProblem[] {
    return checkPapers(this.catalogue.formOf(this.catalogue.procedureOf(dossier)), answers, papers, attachments, onPaper);
  }

  /** The applicant may have mended the very number or name that they are reached and found by. */
  private about({ id, contact, procedure, confidential }: KeptDossier, answers: Answers): Pick<Content, 'contact' | 'factors' | 'sought'> {
    const applicant = applicantOf(this.catalogue.procedureOf({ procedure }).form, answers, this.catalogue.units);
    const { name, phone, email } = applicant;
    return {
      contact: { name, ...(phone ? { phone } : {}), ...(email ? { email } : {}), language: contact.language },
      factors: factorsOf(applicant, (last4) => factorOf(this.config.LOOKUP_SECRET, id, last4)),
      sought: confidential ? soughtByNothing : soughtBy(applicant),
    };
  }
}

/** Only who stands at the counter can say that paper was handed in there. @throws RequestProblem 422 */
function mustBeAtCounter({ kind }: Actor, { onPaper }: Supplement): void {
  const ids = kind === 'official' ? [] : Object.keys(onPaper);
  if (ids.length > 0) throw answersInvalid(ids.map((id) => ({ at: `papers.${id.slice(0, 60)}`, code: 'only-at-counter', message: both('supplement.only-at-counter') })));
}

/** Scans made at a counter are the desk's: eforms knows it by this name. */
const ownerOfFiles = ({ kind, id, agency }: Actor): string => (kind === 'official' && agency !== undefined ? `counter:${agency}` : id);

/** What was left out is absent, not undefined. */
const given = <Values extends object>(values: Values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

const topOf = (at: string) => at.split('.', 1)[0] ?? at;
const placeAndCode = ({ at, code }: FieldProblem) => `${at} ${code}`;

function factorsOf({ phone, identityNumber }: Applicant, factor: (last4: string) => string): string[] {
  const endings = [phone, identityNumber].flatMap((number) => (number === undefined ? [] : (lastFourDigits(number) ?? [])));
  return [...new Set(endings)].map(factor);
}
