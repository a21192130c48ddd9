import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { People } from '../dossiers/people.ts';
import { Substitutes } from '../roster/substitutes.ts';

/** What every move looks up before it is decided. */
@Injectable()
export class MoveParts {
  constructor(
    readonly dossiers: DossiersService,
    readonly people: People,
    readonly catalogue: Catalogue,
    readonly substitutes: Substitutes,
  ) {}
}
