import type { Consult } from '@motcua/contracts/handing-api';
import type { Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { acknowledgeConsultation, answerConsultation, consultAgency, declineConsultation, recallConsultation } from '@motcua/domain/dossier/consulting';
import type { Dossier, Result } from '@motcua/domain/dossier/dossier';
import type { Move } from '@motcua/domain/dossier/lifecycle';
import type { Act } from '@motcua/domain/dossier/move';
import { MoveIncomplete } from '@motcua/domain/dossier/refusals';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.ts';
import { notThere } from '../dossiers/dossier.problems.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { type Asked, Moves } from '../moves/moves.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';

/** Which question of which dossier, and who is at it. */
export interface AtQuestion extends Omit<Asked, 'seen'> {
  readonly question: string;
}

/** Questions to other agencies: asked here, answered there. */
@Injectable()
export class ConsultationsService {
  constructor(
    private readonly moves: Moves,
    private readonly dossiers: DossiersService,
    private readonly catalogue: Catalogue,
    @Inject(ONE_STOP_CONFIG) private readonly config: Pick<OneStopConfig, 'CONSULTATION_DAYS'>,
  ) {}

  consult(asked: Asked, { to, question, papers, days = this.config.CONSULTATION_DAYS }: z.output<typeof Consult>): Promise<Moved> {
    return this.moves.make('consult', asked, (dossier, act) => {
      const known = new Set(dossier.attachments.map(({ id }) => id));
      if (papers.some((id) => !known.has(id))) throw new MoveIncomplete('papers', 'The dossier has no such paper.');
      const agency = this.catalogue.openAgency(to);
      if (!agency) throw new MoveIncomplete('to', 'There is no such agency, or it was closed.');
      return consultAgency(dossier, { ...act, id: randomUUID(), to: agency, question, papers, days }, this.catalogue.calendarOf(to));
    });
  }

  recall(asked: Asked, question: string): Promise<Moved> {
    return this.moves.make('recall-consultation', asked, (dossier, act) => recallConsultation(dossier, { ...act, id: question }));
  }

  acknowledge(at: AtQuestion): Promise<Moved> {
    return this.move('acknowledge-consultation', at, (dossier, act) => acknowledgeConsultation(dossier, { ...act, id: at.question }));
  }

  /** @param keep puts the file in its place; called once the answer is known to be allowed, and before it is written */
  answer(at: AtQuestion, answer: string, document?: Result['document'], keep: () => Promise<void> = () => Promise.resolve()): Promise<Moved> {
    return this.move('answer-consultation', at, async (dossier, act) => {
      const answered = answerConsultation(dossier, { ...act, id: at.question, answer, ...(document ? { document } : {}) });
      await keep();
      return answered;
    });
  }

  decline(at: AtQuestion, reason: string): Promise<Moved> {
    return this.move('decline-consultation', at, (dossier, act) => declineConsultation(dossier, { ...act, id: at.question, reason }));
  }

  /** For both sides: the document that came with the answer. @throws RequestProblem 404 */
  async document(id: string, question: string, reader: Actor): Promise<Result['document']> {
    const { asked } = await this.dossiers.asked(id, reader, { question, what: 'read-answer', both: true });
    if (!asked.document) throw notThere('document with that answer');
    return asked.document;
  }

  /**
   * The asked agency sees no version of the dossier, and its officials do not wait for those who work on it: whoever writes in between,
   * the answer is decided anew on what is there then.
   */
  private async move(move: Move, { question, ...at }: AtQuestion, decide: <D extends Dossier>(dossier: D, act: Act) => D | Promise<D>): Promise<Moved> {
    await this.dossiers.asked(at.id, at.by, { question, what: 'ask' });
    return this.moves.makeBeside(move, { ...at, body: [question, at.body] }, (dossier, act) => decide(dossier, act));
  }
}
