import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { Clock } from '@motcua/http/clock';
import { DependencyAway } from '@motcua/messaging/failure';
import { traceparentOf } from '@motcua/messaging/trace';
import { Injectable } from '@nestjs/common';
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
  ) {}

  /**
   * A dossier to be read: for its owner and officials of an agency that works on it, a confidential one for its owner and its inspector.
   * Whoever looks into a confidential one stands in its books before they see anything. @throws RequestProblem 404
   */
  async read(id: string, reader: Actor, what: Look['what']): Promise<Loaded> {
    for (let tried = 0; tried < mostTries; tried += 1) {
      const dossier = await this.dossiers.find(id);
      if (!dossier || sightOf(dossier, reader) !== 'content') throw dossierUnknown();
      if (!dossier.confidential || (await this.dossiers.noteLook(dossier, this.look(reader, what)))) return dossier;
    }
    throw new DependencyAway('a dossier changed each time it was to be read');
  }

  /** A dossier that this actor may know of: to move it, which the domain allows or not, or to see its cover. Never to be presented. @throws RequestProblem 404 */
  async known(id: string, actor: Actor): Promise<Loaded> {
    const dossier = await this.dossiers.find(id);
    if (!dossier || sightOf(dossier, actor) === 'nothing') throw dossierUnknown();
    return dossier;
  }

  /** What became of a refused dossier. */
  async followerOf(dossier: KeptDossier): Promise<Pick<KeptDossier, 'id' | 'reference'> | undefined> {
    return dossier.state === 'refused' ? this.dossiers.follower(dossier) : undefined;
  }

  /** For our own services alone. @throws RequestProblem 404 */
  async any(id: string): Promise<KeptDossier> {
    const dossier = await this.dossiers.find(id);
    if (!dossier) throw dossierUnknown();
    return dossier;
  }

  private look({ id: by }: Actor, what: Look['what']): Look {
    const traceId = traceparentOf()?.split('-')[1];
    return { what, by, at: this.clock.now().toISOString(), ...(traceId === undefined ? {} : { traceId }) };
  }
}
