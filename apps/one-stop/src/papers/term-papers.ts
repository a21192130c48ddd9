import type { ApologyLetter } from '@motcua/papers/apology';
import type { ControlSlip, HandOver } from '@motcua/papers/control-slip';
import { controlSlip } from '@motcua/papers/control-slip';
import { templateFor } from '@motcua/papers/dossier-lines';
import { suspensionGrounds } from '@motcua/domain/deadline/suspension-kinds';
import { Injectable } from '@nestjs/common';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { given } from '../given.ts';
import { both } from '../words.ts';
import type { IssuedPaper } from './issued-paper.ts';
import { PaperWriter } from './paper-writer.ts';

/** Papers about the term of a dossier: the letter of apology, and the slip of how it went from hand to hand. */
@Injectable()
export class TermPapers {
  constructor(private readonly writer: PaperWriter) {}

  /** Mẫu 04, of a dossier whose letter was just approved. */
  apology(dossier: KeptDossier, leader: string | undefined): IssuedPaper {
    const approved = dossier.apologies.findLast(({ approvedAt }) => approvedAt !== undefined);
    const { receivedAt, dueAt } = dossier;
    if (!approved?.number || receivedAt === undefined || dueAt === null) throw new Error(`Dossier ${dossier.reference} has no letter that was approved.`);
    const { reason, missed, number } = approved;
    const text: ApologyLetter = { ...this.writer.head(dossier), number, receivedAt, missed, reason, dueAt, ...(leader === undefined ? {} : { leader }) };
    return { kind: 'apology', template: templateFor('apology', text).version, text };
  }

  /** Mẫu 05, as the dossier stands. */
  slip(dossier: KeptDossier): Promise<Buffer> {
    return controlSlip(this.slipOf(dossier));
  }

  slipOf(dossier: KeptDossier): ControlSlip {
    const { receivedAt, appointmentAt, dueAt, completedAt, closed, suspensions, apologies, history } = dossier;
    const open = closed === undefined && dossier.returned === undefined;
    return {
      ...this.writer.head(dossier),
      ...given({ receivedAt, promisedAt: appointmentAt, dueAt: dueAt ?? undefined, finishedAt: completedAt, endedAt: closed?.at }),
      handOvers: handOvers(dossier),
      ...(open ? { inHand: { at: handAt(dossier, dossier.stepId, dossier.assignee), ...given({ dueAt: dossier.stepDueAt ?? undefined }) } } : {}),
      suspensions: suspensions.map(({ from, to, kind, reason, paper }) => ({ from, said: (kind ? suspensionGrounds[kind].said : both(`suspended.${reason}`)).vi, ...given({ to, paper }) })),
      extensions: apologies.flatMap(({ approvedAt, number = '', missed, until }) => (approvedAt === undefined ? [] : [{ number, grantedAt: approvedAt, missed, until }])),
      overdue: history.flatMap(({ move, from, dueAt: due }) => (move === 'overdue' && from !== 'submitted' && due !== undefined ? [due] : [])),
    };
  }
}

/** From the applicant to reception, then from step to step. */
function handOvers(dossier: KeptDossier): HandOver[] {
  const received = dossier.history.find(({ move }) => move === 'receive');
  const first = received ? [{ to: handAt(dossier, received.step, received.by), takenAt: received.at }] : [];
  return [
    ...first,
    ...dossier.tracks.map(({ from, to, givenBy, givenAt, takenBy, takenAt, dueAt, verdict }): HandOver => ({
      from: handAt(dossier, from, givenBy),
      to: handAt(dossier, to, takenBy ?? null),
      givenAt,
      ...given({ takenAt, dueAt: dueAt ?? undefined, verdict }),
    })),
  ];
}

function handAt({ steps, officials }: KeptDossier, step: string, who: string | null) {
  const name = officials.find(({ id }) => id === who)?.name;
  return { step: steps.find(({ id }) => id === step)?.name.vi ?? step, ...given({ name }) };
}
