import type { HandOver } from '@motcua/contracts/handing-api';
import type { Moved } from '@motcua/contracts/one-stop-api';
import { MoveIncomplete } from '@motcua/domain/dossier/refusals';
import { pendingTransfer } from '@motcua/domain/dossier/transfer';
import { acceptTransfer, declineTransfer, recallTransfer, transferDossier } from '@motcua/domain/dossier/transferring';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.ts';
import { type Asked, Moves } from '../moves/moves.ts';

/** Whole hand-overs between agencies. */
@Injectable()
export class TransfersService {
  constructor(
    private readonly moves: Moves,
    private readonly catalogue: Catalogue,
  ) {}

  transfer(asked: Asked, { to, reason }: z.output<typeof HandOver>): Promise<Moved> {
    return this.moves.make('transfer', asked, (dossier, act) => {
      const agency = this.catalogue.openAgency(to);
      if (!agency) throw new MoveIncomplete('to', 'There is no such agency, or it was closed.');
      return transferDossier(dossier, { ...act, to: agency, reason });
    });
  }

  /** From now on by the calendar of the agency that takes it. */
  accept(asked: Asked): Promise<Moved> {
    return this.moves.make('accept-transfer', asked, (dossier, act) => acceptTransfer(dossier, act, this.catalogue.calendarOf(pendingTransfer(dossier)?.to.code ?? dossier.agency.code)));
  }

  decline(asked: Asked, reason: string): Promise<Moved> {
    return this.moves.make('decline-transfer', asked, (dossier, act) => declineTransfer(dossier, { ...act, reason }));
  }

  recall(asked: Asked): Promise<Moved> {
    return this.moves.make('recall-transfer', asked, (dossier, act) => recallTransfer(dossier, act));
  }
}
