import type { LookedAt } from '@motcua/contracts/access-log-api';
import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { type Consultation, seesConsultation } from '@motcua/domain/dossier/consultation';
import { Clock } from '@motcua/http/clock';
import { DependencyAway } from '@motcua/messaging/failure';
import { traceparentOf } from '@motcua/messaging/trace';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.ts';
import { dossierUnknown } from './dossier.problems.ts';
import { DossierStore, type Loaded } from './dossier.store.ts';
import type { KeptDossier, Look } from './kept-dossier.ts';

/** Somebody else acts on a dossier at the same moment, and once more, and once more. */
const mostTries = 5;

@Injectable()
export class DossiersService {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * A dossier to be read: for its owner and officials of an agency that works on it, a confidential one for its owner and its inspector.
   * Whoever looks stands in the audit log before they see anything; whoever looks into a confidential one in its own books, too.
   * @param part which file or paper. @throws RequestProblem 404
   */
  async read(id: string, reader: Actor, what: Look['what'], part?: string): Promise<Loaded> {
    for (let tried = 0; tried < mostTries; tried += 1) {
      const dossier = await this.dossiers.find(id);
      if (!dossier || sightOf(dossier, reader) !== 'content') throw await this.turnedAway(reader, what, { id, dossier });
      if (dossier.confidential && !(await this.dossiers.noteLook(dossier, this.look(reader, what)))) continue;
      await this.audit.looked(reader, what, { of: id, version: dossier.version, ...(part === undefined ? {} : { part }) });
      return dossier;
    }
    throw new DependencyAway('a dossier changed each time it was to be read');
  }

  /**
   * A dossier that this actor may know of: to move it, which the domain allows or not, or to see its cover. Never to be presented.
   * @param key of a request that may have been made before: whoever gave the dossier away by it does not see it any more, and asks for the answer
   * @throws RequestProblem 404
   */
  async known(id: string, actor: Actor, key?: string): Promise<Loaded> {
    const dossier = await this.dossiers.find(id);
    const isMoved = key !== undefined && dossier?.history.some((entry) => entry.key === key && entry.by === actor.id);
    if (!dossier || (sightOf(dossier, actor) === 'nothing' && !isMoved)) throw await this.turnedAway(actor, 'ask', { id, dossier });
    return dossier;
  }

  /**
   * A dossier of which another agency was asked something, for that agency and, where `both`, for those who asked: to be shown by the
   * question alone. @throws RequestProblem 404
   */
  async asked(id: string, reader: Actor, { question, what, both = false }: { question: string; what: LookedAt; both?: boolean }): Promise<{ dossier: Loaded; asked: Consultation }> {
    const dossier = await this.dossiers.find(id);
    const asked = dossier?.consultations.find((one) => one.id === question);
    const may = dossier && asked && !dossier.confidential && (seesConsultation(asked, reader) || (both && reader.kind === 'official' && sightOf(dossier, reader) === 'content'));
    if (!may) throw await this.turnedAway(reader, what, { id, dossier });
    await this.audit.looked(reader, what, { of: id, version: dossier.version, part: question });
    return { dossier, asked };
  }

  /** All that the reader's agency was asked about a dossier. @throws RequestProblem 404 when that is nothing */
  async askedOf(id: string, reader: Actor): Promise<{ dossier: Loaded; asked: readonly Consultation[] }> {
    const dossier = await this.dossiers.find(id);
    const asked = dossier && !dossier.confidential ? dossier.consultations.filter((one) => seesConsultation(one, reader)) : [];
    if (!dossier || asked.length === 0) throw await this.turnedAway(reader, 'read-question', { id, dossier });
    await this.audit.looked(reader, 'read-question', { of: id, version: dossier.version });
    return { dossier, asked };
  }

  /** Somebody has a form of the dossier open to act on it: from now on the last move of another stays. No version: nothing of the dossier changes. */
  async open(id: string, version: number, by: Actor): Promise<void> {
    const dossier = await this.known(id, by);
    if (dossier.version === version && dossier.undo) await this.dossiers.noteOpening(dossier, { by: by.id, at: this.clock.now().toISOString(), version });
  }

  /** Those of the ids that this reader may read now, none of them confidential: for lists that were not made by the dossiers' own filters. */
  async readable(ids: readonly string[], reader: Actor): Promise<ReadonlySet<string>> {
    const found = await this.dossiers.findAll(ids);
    return new Set(found.filter((dossier) => !dossier.confidential && sightOf(dossier, reader) === 'content').map(({ id }) => id));
  }

  /** What became of a refused dossier. */
  async followerOf(dossier: KeptDossier): Promise<Pick<KeptDossier, 'id' | 'reference'> | undefined> {
    return dossier.state === 'refused' ? this.dossiers.follower(dossier) : undefined;
  }

  /** For our own services alone, which stand in the audit log as well when they say who they are. @throws RequestProblem 404 */
  async any(id: string, reader?: Actor, what: LookedAt = 'read'): Promise<Loaded> {
    const dossier = await this.dossiers.find(id);
    if (!dossier) throw dossierUnknown();
    if (reader) await this.audit.looked(reader, what, { of: id, version: dossier.version });
    return dossier;
  }

  /** Written down and answered alike whether there is no such dossier or it is none of theirs: not even the time that it takes may tell. */
  private async turnedAway(reader: Actor, what: LookedAt, { id, dossier }: { id: string; dossier: KeptDossier | null }): Promise<Error> {
    await this.audit.looked(reader, what, { of: id, outcome: dossier ? 'refused' : 'unknown' });
    return dossierUnknown();
  }

  private look({ id: by }: Actor, what: Look['what']): Look {
    const traceId = traceparentOf()?.split('-')[1];
    return { what, by, at: this.clock.now().toISOString(), ...(traceId === undefined ? {} : { traceId }) };
  }
}
