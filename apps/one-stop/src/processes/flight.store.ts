import type { Dossier } from '@motcua/domain/dossier/dossier';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { type OpenTerm, openTermFields } from '../calendars/open-term.ts';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';

const atOnce = 500;

/** An open dossier as far as a plan for it needs to know it: its term, where it is, and the addresses that decide who does a step. */
export type InFlight = OpenTerm & Pick<Dossier, 'assignee' | 'answers'>;

const following = (procedure: string, version: number) => ({
  'procedure.id': procedure,
  'desk.open': true,
  $or: [{ process: version }, { process: { $exists: false }, 'procedure.version': version }],
});

/** Open dossiers by the version of their procedure whose steps they follow. */
@Injectable()
export class FlightStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** How many follow each version. */
  async versionsOf(procedure: string): Promise<{ version: number; dossiers: number }[]> {
    const counted = await this.dossiers
      .aggregate<{ _id: { submitted: number; follows?: number }; dossiers: number }>([
        { $match: { 'procedure.id': procedure, 'desk.open': true } },
        { $group: { _id: { submitted: '$procedure.version', follows: '$process' }, dossiers: { $sum: 1 } } },
      ])
      .exec();
    const sums = Map.groupBy(counted, ({ _id }) => _id.follows ?? _id.submitted);
    return [...sums].map(([version, rows]) => ({ version, dossiers: rows.reduce((sum, row) => sum + row.dossiers, 0) })).sort((one, other) => other.version - one.version);
  }

  /** In batches, in no order. `addresses`: the fields whose answers say who does a step. */
  async *openOf(procedure: string, version: number, addresses: readonly string[] = []): AsyncGenerator<InFlight[]> {
    const projection = { ...openTermFields, 'steps.role': 1, assignee: 1, ...Object.fromEntries(addresses.map((field) => [`answers.${field}`, 1])) };
    const cursor = this.dossiers.collection.find(following(procedure, version) as never, { projection, batchSize: atOnce });
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(atOnce).map(({ _id, ...rest }) => ({ id: String(_id), ...rest }) as unknown as InFlight);
  }

  stillFollowing(procedure: string, version: number): Promise<number> {
    return this.dossiers.countDocuments(following(procedure, version) as never);
  }

  /** How many a plan has moved, whoever counted when. */
  movedBy(procedure: string, migration: string): Promise<number> {
    return this.dossiers.countDocuments({ 'procedure.id': procedure, migration } as never);
  }
}
