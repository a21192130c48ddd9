import type { Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { Move } from '@motcua/domain/dossier/lifecycle';
import type { Act } from '@motcua/domain/dossier/move';
import { type FeeAct, feeActs } from '@motcua/domain/fees/account';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { DependencyAway } from '@motcua/messaging/failure';
import { traceparentOf } from '@motcua/messaging/trace';
import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { deskOf } from '../dossiers/desk.ts';
import { factsOf, type Made } from '../dossiers/dossier.events.ts';
import { changedMeanwhile, keyReused } from '../dossiers/dossier.problems.ts';
import { DossierStore, type Loaded, StaleDossier } from '../dossiers/dossier.store.ts';
import type { KeptDossier, KeptEntry, KnownOfficial } from '../dossiers/kept-dossier.ts';
import { MoveParts } from './move-parts.ts';

/** A request to move a dossier. */
export interface Asked {
  readonly id: string;
  readonly by: Actor;
  /** Version that was seen (If-Match), and what makes a repetition known (Idempotency-Key). */
  readonly seen: number;
  readonly key: string;
  /** What the request says; part of its identity. */
  readonly body?: unknown;
}

/** What a decision is made with. `name`: how the official who acts signs, as far as it is known; a substitute with whom they act for. */
export interface Circumstances {
  readonly calendar: WorkingCalendar;
  readonly name: string | undefined;
}

export type Decide = (dossier: Loaded, act: Act, circumstances: Circumstances) => KeptDossier | Promise<KeptDossier>;

/** Others may write in between so often. */
const mostTries = 8;

/** Load, decide, save: once for each key, and only from the version that was seen. */
@Injectable()
export class Moves {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly parts: MoveParts,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async make(move: Made, asked: Asked, decide: Decide): Promise<Moved> {
    const request = requestOf(move, asked);
    const dossier = await this.parts.dossiers.known(asked.id, asked.by, asked.key);
    const earlier = madeBefore(dossier, asked, request);
    if (earlier) return earlier;
    if (!isAsSeen(dossier, asked.seen)) throw changedMeanwhile(dossier, asked.by);
    const { decided, books } = await this.decided(move, { dossier, asked }, decide);
    const saved = await this.written(dossier, booked(decided, { ...books, request }, this.parts.catalogue.calendarOf(decided.agency.code)), move);
    return saved ?? this.overtaken(move, asked, decide);
  }

  /**
   * A move of somebody who does not work on the dossier itself and sees no version of it: an agency that was asked for its opinion. Whoever
   * writes in between, it is decided anew on what is there then. Who may make it has been looked at before.
   */
  async makeBeside(move: Move, asked: Omit<Asked, 'seen'>, decide: Decide): Promise<Moved> {
    const request = requestOf(move, asked);
    for (let tried = 0; tried < mostTries; tried += 1) {
      const dossier = await this.parts.dossiers.any(asked.id);
      const earlier = madeBefore(dossier, asked, request);
      if (earlier) return earlier;
      const { decided, books } = await this.decided(move, { dossier, asked }, decide);
      const saved = await this.written(dossier, booked(decided, { ...books, request }, this.parts.catalogue.calendarOf(decided.agency.code)), move);
      if (saved) return saved;
    }
    throw new DependencyAway('a dossier changed each time somebody beside it was to move it');
  }

  /** Decided by whoever has the right to it: the actor, or the actor in the name of whom they stand in for. */
  private async decided(move: Made, { dossier, asked }: { dossier: Loaded; asked: Omit<Asked, 'seen'> }, decide: Decide) {
    const by = move === 'undone' || isFeeAct(move) ? asked.by : await this.parts.substitutes.actingOn(dossier, move, asked.by);
    const name = by.kind === 'official' ? await this.parts.people.nameOf(by.id) : undefined;
    const principal = by.actingFor ? { id: by.actingFor.id, name: await this.parts.people.nameOf(by.actingFor.id) } : undefined;
    const calendar = this.parts.catalogue.calendarOf(dossier.agency.code);
    const signed = principal && name !== undefined ? `${name} (thay mặt ${principal.name ?? ''})` : name;
    const decided = await decide(dossier, { by, at: this.clock.now().toISOString() }, { calendar, name: signed });
    return { decided, books: { asked: { ...asked, by }, people: [{ id: by.id, name }, ...(principal ? [principal] : [])] } };
  }

  /** Somebody wrote in between. A double click: the other of the two was this very request. That a term ran out changes nothing: it is done once more. */
  private async overtaken(move: Made, asked: Asked, decide: Decide): Promise<Moved> {
    const now = await this.parts.dossiers.known(asked.id, asked.by, asked.key);
    const earlier = madeBefore(now, asked, requestOf(move, asked));
    if (earlier) return earlier;
    if (isAsSeen(now, asked.seen)) return this.make(move, asked, decide);
    throw changedMeanwhile(now, asked.by);
  }

  /** Undefined when somebody else wrote in between. */
  private async written(dossier: Loaded, moved: KeptDossier, move: Made): Promise<Moved | undefined> {
    try {
      await this.dossiers.save(dossier, moved, factsOf(moved, doneBy(moved, move)));
    } catch (error) {
      if (error instanceof StaleDossier) return undefined;
      throw error;
    }
    const step = moved.confidential ? {} : { step: moved.stepId };
    this.logger.info({ dossierId: moved.id, move, from: dossier.state, to: moved.state, ...step, version: moved.version }, 'dossier moved');
    return answerTo(moved, moved.history.length - 1);
  }
}

/** That a term ran out since is nothing that anybody decided differently for. Every line of the history made one version. */
const isAsSeen = ({ version, history }: KeptDossier, seen: number) => seen <= version && history.slice(seen).every(({ move }) => move === 'overdue');

const isFeeAct = (made: Made): made is FeeAct => feeActs.some((act) => act === made);

/** Money that settles what was waited for moves the dossier on; then that is what happened. */
const doneBy = ({ history }: KeptDossier, made: Made): KeptEntry['move'] => (isFeeAct(made) ? (history.at(-1)?.move ?? made) : made);

export const requestOf = (move: Made, { body }: Pick<Asked, 'body'>) => hash('sha256', JSON.stringify([move, body ?? null]), 'base64url');

/** The answer to a request that was done already, however far the dossier has gone since. @throws RequestProblem 409 for another request with this key */
function madeBefore(dossier: KeptDossier, { by, key }: Pick<Asked, 'by' | 'key'>, request: string): Moved | undefined {
  const at = dossier.history.findIndex((entry) => entry.key === key && entry.by === by.id);
  if (at < 0) return undefined;
  if (dossier.history[at]?.request !== request) throw keyReused();
  return answerTo(dossier, at);
}

/** From the history alone: every entry made one version. */
function answerTo({ id, reference, history }: KeptDossier, index: number): Moved {
  const entry = history[index];
  if (!entry) throw new Error(`Dossier ${reference} has no move ${index}.`);
  return { id, reference, act: entry.move, version: index + 1, state: entry.to, at: entry.at };
}

interface Books {
  readonly asked: Pick<Asked, 'by' | 'key'>;
  readonly request: string;
  /** Who acted, and in whose name; without a name while identity is away. */
  readonly people: readonly { readonly id: string; readonly name: string | undefined }[];
}

/** What the books need besides the move itself. */
export function booked(dossier: KeptDossier, { asked: { by, key }, request, people }: Books, calendar: WorkingCalendar): KeptDossier {
  const traceId = traceparentOf()?.split('-')[1];
  const { id: _, ...as } = by;
  const history = dossier.history.with(-1, { ...lastOf(dossier), key, request, as, ...(traceId === undefined ? {} : { traceId }) });
  const named = people.reduce((kept, { id, name }) => (name === undefined ? kept : known(kept, { id, name })), dossier);
  return { ...named, history, desk: deskOf(dossier, calendar) };
}

/** With the name of an official as it is now. */
export const known = (dossier: KeptDossier, { id, name }: KnownOfficial): KeptDossier => ({
  ...dossier,
  officials: [...dossier.officials.filter((official) => official.id !== id), { id, name }],
});

function lastOf({ reference, history }: KeptDossier): KeptEntry {
  const last = history.at(-1);
  if (!last) throw new Error(`Dossier ${reference} has no history.`);
  return last;
}
