import type { Moved } from '@motcua/contracts/one-stop-api';
import type { DeclineApology, DraftApology, ResumeWork, Suspend } from '@motcua/contracts/terms-api';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { isPlainDate, plainDate } from '@motcua/domain/calendar/plain-date';
import { approveApology, declineApology, draftApology } from '@motcua/domain/dossier/apologising';
import { MoveIncomplete } from '@motcua/domain/dossier/refusals';
import { resumeWork, suspendWork } from '@motcua/domain/dossier/suspending';
import { twoDigits } from '@motcua/papers/wording';
import { Injectable } from '@nestjs/common';
import { type Asked, Moves } from '../moves/moves.ts';
import { TermPapers } from '../papers/term-papers.ts';
import { LetterNumbers } from './letter-number.store.ts';

/** What officials do with the clock of a dossier. */
@Injectable()
export class TermsService {
  constructor(
    private readonly moves: Moves,
    private readonly papers: TermPapers,
    private readonly numbers: LetterNumbers,
  ) {}

  suspend(asked: Asked, { kind, paper, note }: Suspend): Promise<Moved> {
    return this.moves.make('suspend', asked, (dossier, act, { calendar }) => suspendWork(dossier, { ...act, kind, ...(paper ? { paper } : {}), ...(note ? { note } : {}) }, calendar));
  }

  resumeWork(asked: Asked, { note }: ResumeWork): Promise<Moved> {
    return this.moves.make('resume-work', asked, (dossier, act, { calendar }) => resumeWork(dossier, { ...act, ...(note ? { note } : {}) }, calendar));
  }

  draftApology(asked: Asked, { reason, until }: DraftApology): Promise<Moved> {
    return this.moves.make('draft-apology', asked, (dossier, act, { calendar }) => {
      if (!isPlainDate(until)) throw new MoveIncomplete('until', 'There is no such day.');
      return draftApology(dossier, { ...act, reason, until: plainDate(until) }, calendar);
    });
  }

  approveApology(asked: Asked): Promise<Moved> {
    return this.moves.make('approve-apology', asked, async (dossier, act, { calendar, name }) => {
      // Tried without a number first: what is not allowed takes none.
      const { apologies } = approveApology(dossier, { ...act, number: '' }, calendar);
      const index = apologies.findIndex((apology, at) => apology !== dossier.apologies[at]);
      const year = calendar.dateAt(minuteOf(act.at)).slice(0, 4);
      const number = await this.numbers.of({ letter: `${dossier.id}/apology/${index}`, series: `apology/${dossier.agency.code}/${year}` });
      const approved = approveApology(dossier, { ...act, number: twoDigits(number) }, calendar);
      return { ...approved, issued: [...approved.issued, this.papers.apology(approved, name)] };
    });
  }

  declineApology(asked: Asked, { reason }: DeclineApology): Promise<Moved> {
    return this.moves.make('decline-apology', asked, (dossier, act) => declineApology(dossier, { ...act, reason }));
  }
}
