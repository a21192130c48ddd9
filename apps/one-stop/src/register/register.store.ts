import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** Of a dossier what stands in the register. */
export type Entered = Pick<
  KeptDossier,
  | 'id' | 'reference' | 'procedure' | 'answers' | 'contact' | 'steps' | 'stepId' | 'state' | 'receivedAt' | 'appointmentAt' | 'dueAt' | 'completedAt' | 'returned' | 'closed' | 'history' | 'apologies'
>;

const entered = {
  reference: 1, procedure: 1, answers: 1, contact: 1, steps: 1, stepId: 1, state: 1, receivedAt: 1, appointmentAt: 1, dueAt: 1, completedAt: 1, returned: 1, closed: 1, apologies: 1,
  'history.move': 1, 'history.from': 1,
} as const;

const atOnce = 200;

@Injectable()
export class RegisterStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /**
   * Dossiers that an agency received between two instants, in the order in which it did: first which, then a batch of them at a time. Confidential ones
   * are in no list that others read.
   */
  async *received(agency: string, from: string, before: string): AsyncGenerator<Entered[]> {
    const filter = { 'agency.code': agency, receivedAt: { $gte: from, $lt: before }, confidential: { $ne: true } };
    const found = await this.dossiers.collection.find(filter as never, { projection: { receivedAt: 1, reference: 1 } }).toArray();
    const keys = found.map(({ _id, receivedAt, reference }) => ({ id: String(_id), key: `${String(receivedAt)} ${String(reference)}` })).sort((one, other) => (one.key < other.key ? -1 : 1));
    for (let at = 0; at < keys.length; at += atOnce) yield await this.batch(keys.slice(at, at + atOnce).map(({ id }) => id));
  }

  private async batch(ids: readonly string[]): Promise<Entered[]> {
    const found = await this.dossiers.find({ _id: { $in: ids } }, entered).lean<(Omit<Entered, 'id'> & { _id: string })[]>();
    const known = new Map(found.map(({ _id: id, ...dossier }): [string, Entered] => [id, { id, ...dossier }]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }
}
