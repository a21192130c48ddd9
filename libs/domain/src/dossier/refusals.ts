import { DomainError } from '../errors.ts';
import type { Dossier } from './dossier.ts';
import type { Move } from './lifecycle.ts';

/** The state or step of the dossier does not allow the move, whoever asks. */
export class IllegalMove extends DomainError {
  constructor({ reference, state, stepId }: Dossier, move: Move, because: 'state' | 'step') {
    const where = because === 'state' ? `is ${state}` : `is at step ${stepId}`;
    super('conflict', 'dossier-illegal-move', `Dossier ${reference} ${where}; "${move}" cannot be done with it now.`, {
      params: { reference, state, step: stepId, move, because },
    });
  }
}

/** The move could be made, but by someone of another role or agency, or by the colleague who holds the dossier. */
export class NotYourStep extends DomainError {
  constructor({ reference, stepId }: Dossier, move: Move, because: 'role' | 'agency' | 'colleague' | 'nobody') {
    const whose = { role: 'of another role', agency: 'of another agency', colleague: 'held by a colleague', nobody: 'held by nobody yet' }[because];
    super('forbidden', 'dossier-not-your-step', `Dossier ${reference} is at step ${stepId}, ${whose}: "${move}" is not for you.`, {
      params: { reference, step: stepId, move, because },
    });
  }
}

export class NotYourDossier extends DomainError {
  constructor({ reference }: Dossier) {
    super('forbidden', 'forbidden', `Dossier ${reference} belongs to someone else.`, { params: { reference } });
  }
}

export class LimitReached extends DomainError {
  constructor({ reference }: Dossier, move: Move, limit: number) {
    super('conflict', 'dossier-limit-reached', `Dossier ${reference}: "${move}" is allowed ${limit} times by the procedure, and no more.`, {
      params: { reference, move, limit },
    });
  }
}

export class ResultMissing extends DomainError {
  constructor({ reference }: Dossier) {
    super('conflict', 'result-missing', `Dossier ${reference} has no result document to approve yet.`, { params: { reference } });
  }
}

export class AlreadyRated extends DomainError {
  constructor({ reference }: Dossier) {
    super('conflict', 'dossier-already-rated', `Dossier ${reference} was rated already.`, { params: { reference } });
  }
}

/** Taking a dossier over from a colleague is possible, but not without saying why. */
export class HeldByColleague extends DomainError {
  constructor({ reference }: Dossier) {
    super('conflict', 'dossier-held-by-colleague', `A colleague holds dossier ${reference}; say why you take it over.`, { at: 'reason', params: { reference } });
  }
}

/** The citizen still has time to answer. */
export class StillWaiting extends DomainError {
  constructor({ reference }: Dossier, until: string) {
    super('conflict', 'dossier-still-waiting', `Dossier ${reference} can be stopped when the citizen has not answered by ${until}.`, {
      params: { reference, until },
    });
  }
}

/** Nothing is done with it until what it waits for has come. */
export class StandsStill extends DomainError {
  constructor({ reference }: Dossier, move: Move) {
    super('conflict', 'dossier-suspended', `Dossier ${reference} stands still; take up work again before "${move}".`, { params: { reference, move } });
  }
}

/** Nobody apologises for what can still be kept. */
export class TermHolds extends DomainError {
  constructor({ reference }: Dossier, from: string) {
    super('conflict', 'dossier-term-holds', `The term of dossier ${reference} can still be kept; a letter of apology can be drafted from ${from} on.`, { params: { reference, from } });
  }
}

export class NoEarlierStep extends DomainError {
  constructor({ reference, stepId }: Dossier, to: string) {
    super('invalid', 'dossier-no-earlier-step', `Dossier ${reference} has no step ${to} before ${stepId}.`, { at: 'to', params: { reference, step: stepId, to } });
  }
}

/** Something that must be said with the move was not said, or makes no sense; `at` names it. */
export class MoveIncomplete extends DomainError {
  constructor(at: string, message: string) {
    super('invalid', 'dossier-move-incomplete', message, { at, params: { at } });
  }
}

/** The question was answered, declined or recalled already, or was never asked of this agency. */
export class ConsultationOver extends DomainError {
  constructor({ reference }: Dossier, state: string | undefined) {
    super('conflict', 'consultation-over', `The question on dossier ${reference} is ${state ?? 'not there'}; this cannot be done with it now.`, {
      params: { reference, ...(state === undefined ? {} : { state }) },
    });
  }
}

/** The last move stays: it has been read outside, somebody else made it, too much time has gone by, or the next in line is at work on it. */
export class NotUndone extends DomainError {
  constructor({ reference }: Dossier, because: 'never' | 'other' | 'late' | 'opened', minutes?: number) {
    const why = { never: 'it cannot be taken back', other: 'somebody else made it', late: 'too much time has gone by', opened: 'the next in line is at work on it' }[because];
    super('conflict', 'dossier-not-undone', `The last move of dossier ${reference} stays: ${why}.`, { params: { reference, because, ...(minutes === undefined ? {} : { minutes }) } });
  }
}

/** Nobody would look at it: the colleague is away, and nobody stands in for this work. */
export class ColleagueAway extends DomainError {
  constructor({ reference }: Dossier, { at, name, until }: { readonly at: 'to' | 'assignee'; readonly name: string; readonly until: string }) {
    super('conflict', 'colleague-away', `${name} is away until ${until} and nobody stands in; dossier ${reference} would lie there.`, { at, params: { reference, name, until } });
  }
}
