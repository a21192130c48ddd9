import type { Actor } from '@motcua/domain/actor';
import { Injectable } from '@nestjs/common';
import { dossierUnknown } from './dossier.problems.ts';
import { DossierStore, type Loaded } from './dossier.store.ts';
import type { KeptDossier } from './kept-dossier.ts';

@Injectable()
export class DossiersService {
  constructor(private readonly dossiers: DossierStore) {}

  /** A dossier that this actor may see: the owner, and officials of an agency that works on it. @throws RequestProblem 404 */
  async get(id: string, actor: Actor): Promise<Loaded> {
    const dossier = await this.dossiers.find(id);
    if (!dossier || !maySee(dossier, actor)) throw dossierUnknown();
    return dossier;
  }

  /** For our own services alone. @throws RequestProblem 404 */
  async any(id: string): Promise<KeptDossier> {
    const dossier = await this.dossiers.find(id);
    if (!dossier) throw dossierUnknown();
    return dossier;
  }
}

function maySee({ owner, agency, steps }: KeptDossier, actor: Actor): boolean {
  if (actor.kind !== 'official') return actor.id === owner;
  return actor.agency !== undefined && [agency.code, ...steps.map((step) => step.agency)].includes(actor.agency);
}
