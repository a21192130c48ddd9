import type { FeesView } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { presentFees } from './fees.view.ts';
import { OnlineService } from './online.service.ts';
import { ReceiptStore } from './receipt.store.ts';

@Injectable()
export class FeesReader {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly receipts: ReceiptStore,
    private readonly online: OnlineService,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws RequestProblem 404 */
  async read(id: string, reader: Actor): Promise<FeesView> {
    const dossier = await this.dossiers.read(id, reader, 'read');
    const [receipts, attempts] = await Promise.all([this.receipts.ofDossier(id), this.online.ofDossier(id)]);
    const procedure = this.catalogue.procedureOf(dossier);
    return presentFees(dossier, { reader, procedure, receipts, attempts, online: this.online.offered, mayBegin: this.online.mayBegin(dossier, reader) });
  }
}
