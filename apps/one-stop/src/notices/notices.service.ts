import type { ToldAtOnce } from '@motcua/contracts/notices-api';
import { Injectable } from '@nestjs/common';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { RoleHolders } from './role-holders.ts';
import { type Concerned, concernedBy, saidOf } from './told-at-once.ts';

/** Whom a move concerns, for notify. Who they are and where they are written to is identity's to say. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly holders: RoleHolders,
  ) {}

  /** Nothing of the dossier but what its events tell anyway. @throws RequestProblem 404, DependencyAway */
  async toldAtOnce(id: string, version: number): Promise<ToldAtOnce> {
    const dossier = await this.dossiers.any(id);
    const told = await Promise.all(concernedBy(dossier, version).map((concerned) => this.officials(concerned)));
    return { ...saidOf(dossier), told: told.flat() };
  }

  private async officials(concerned: Concerned): Promise<ToldAtOnce['told']> {
    if ('official' in concerned) return [concerned];
    const people = await Promise.all(concerned.roles.map((role) => this.holders.at(concerned.agency, role)));
    return [...new Set(people.flat())].map((official) => ({ official, kind: concerned.kind }));
  }
}
