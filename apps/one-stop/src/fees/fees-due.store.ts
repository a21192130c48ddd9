import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

const atOnce = 100;

/**
 * What follows from money that came or goes is written beside the dossier in the same write, and taken away when it is done: a process that
 * ends in between leaves it for the sweep.
 */
@Injectable()
export class FeesDue {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /**
   * @param version that it was done for: a dossier that has moved on since may owe the same anew, as a receipt whose payment was voided
   * meanwhile, and is left to the sweep
   */
  async done(id: string, due: string, version?: number): Promise<void> {
    await this.write({ _id: id, ...(version === undefined ? {} : { version }) }, { $pull: { feesDue: due } });
    await this.close(id);
  }

  /** Nothing is left. A process may have ended before it could say so. */
  async close(id: string): Promise<void> {
    await this.write({ _id: id, feesDue: { $size: 0 } }, { $unset: { feesDueSince: '' } });
  }

  /** Dossiers with something undone for so long. */
  async undone(before: Date): Promise<string[]> {
    // Hinted, because with a limit DocumentDB would rather read the whole collection.
    const found = await this.dossiers.find({ feesDueSince: { $lte: before } }, { _id: 1 }).limit(atOnce).hint({ feesDueSince: 1 }).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  private async write(filter: object, update: object): Promise<void> {
    await this.dossiers.collection.updateOne(filter as never, update as never);
  }
}

/** The dossier with more to be done, to be saved with what it follows from. @param since by the machine's clock, which the sweep goes by */
export function owing<D extends KeptDossier>(dossier: D, due: string, since: Date): D {
  return { ...dossier, feesDue: [...new Set([...(dossier.feesDue ?? []), due])], feesDueSince: since };
}
