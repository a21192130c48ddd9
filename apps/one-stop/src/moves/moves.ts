import type { Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { Move } from '@motcua/domain/dossier/lifecycle';
import type { Act } from '@motcua/domain/dossier/move';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { traceparentOf } from '@motcua/messaging/trace';
import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { deskOf } from '../dossiers/desk.ts';
import { factsOf } from '../dossiers/dossier.events.ts';
import { changedMeanwhile, keyReused } from '../dossiers/dossier.problems.ts';
import { DossierStore, type Loaded, StaleDossier } from '../dossiers/dossier.store.ts';
import type { KeptDossier, KeptEntry } from '../dossiers/kept-dossier.ts';
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

/** What a decision is made with. `name`: how the official who acts is called, as far as it is known. */
export interface Circumstances {
  readonly calendar: WorkingCalendar;
  readonly name: string | undefined;
}

export type Decide = (dossier: Loaded, act: Act, circumstances: Circumstances) => KeptDossier | Promise<KeptDossier>;

/** Load, decide, save: once for each key, and only from the version that was seen. */
@Injectable()
export class Moves {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly parts: MoveParts,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async make(move: Move, asked: Asked, decide: Decide): Promise<Moved> {
    const request = requestOf(move, asked);
    const dossier = await this.parts.dossiers.known(asked.id, asked.by);
    const earlier = madeBefore(dossier, asked, request);
    if (earlier) return earlier;
    if (dossier.version !== asked.seen) throw changedMeanwhile(dossier, asked.by);
    const name = asked.by.kind === 'official' ? await this.parts.people.nameOf(asked.by.id) : undefined;
    const calendar = this.parts.catalogue.calendarOf(dossier.agency.code);
    const decided = await decide(dossier, { by: asked.by, at: this.clock.now().toISOString() }, { calendar, name });
    const moved = booked(decided, { asked, request, name }, calendar);
    return this.save(dossier, moved, { move, asked, request });
  }

  private async save(dossier: Loaded, moved: KeptDossier, { move, asked, request }: { move: Move; asked: Asked; request: string }): Promise<Moved> {
    try {
      await this.dossiers.save(dossier, moved, factsOf(moved, move));
      const step = moved.confidential ? {} : { step: moved.stepId };
      this.logger.info({ dossierId: moved.id, move, from: dossier.state, to: moved.state, ...step, version: moved.version }, 'dossier moved');
      return answerTo(moved, moved.history.length - 1);
    } catch (error) {
      if (!(error instanceof StaleDossier)) throw error;
      const now = await this.parts.dossiers.known(asked.id, asked.by);
      // A double click: the other of the two was this very request.
      const earlier = madeBefore(now, asked, request);
      if (earlier) return earlier;
      throw changedMeanwhile(now, asked.by);
    }
  }
}

const requestOf = (move: Move, { body }: Asked) => hash('sha256', JSON.stringify([move, body ?? null]), 'base64url');

/** The answer to a request that was done already, however far the dossier has gone since. @throws RequestProblem 409 for another request with this key */
function madeBefore(dossier: KeptDossier, { by, key }: Asked, request: string): Moved | undefined {
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

/** What the books need besides the move itself. */
function booked(dossier: KeptDossier, { asked, request, name }: { asked: Asked; request: string; name: string | undefined }, calendar: WorkingCalendar): KeptDossier {
  const { by, key } = asked;
  const traceId = traceparentOf()?.split('-')[1];
  const { id: _, ...as } = by;
  const history = dossier.history.with(-1, { ...lastOf(dossier), key, request, as, ...(traceId === undefined ? {} : { traceId }) });
  const officials = name === undefined ? dossier.officials : [...dossier.officials.filter(({ id }) => id !== by.id), { id: by.id, name }];
  return { ...dossier, history, officials, desk: deskOf(dossier, calendar) };
}

function lastOf({ reference, history }: KeptDossier): KeptEntry {
  const last = history.at(-1);
  if (!last) throw new Error(`Dossier ${reference} has no history.`);
  return last;
}
