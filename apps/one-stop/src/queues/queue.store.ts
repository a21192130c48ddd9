import { cursorAfter, readCursor } from '@motcua/persistence/cursor';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import type { ListedDossier } from './row.ts';

type Filter = Readonly<Record<string, unknown>>;

export interface Listing {
  readonly filter: Filter;
  readonly sortedBy: 'desk.order' | 'submittedAt';
  readonly ascending: boolean;
  readonly cursor?: string | undefined;
}

export interface Listed {
  readonly dossiers: readonly ListedDossier[];
  readonly next?: string;
}

const pageSize = 25;
/** Nobody reads on from a thousand; and a count that goes no further costs the same whatever piled up. */
const mostCounted = 1_000;
const mostFound = 200;

/** Not the content: lists show a line of each. */
const listed = { answers: 0, papers: 0, attachments: 0, issued: 0, outbox: 0, factors: 0, sought: 0 };

@Injectable()
export class QueueStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** A page, and where the next one begins. DocumentDB takes no sort from an index: filters have to keep what matches small. */
  async page({ filter, sortedBy, ascending, cursor }: Listing): Promise<Listed> {
    const direction = ascending ? 1 : -1;
    const found = await this.dossiers
      .find({ $and: [filter, after(sortedBy, ascending, cursor)] }, listed)
      .sort({ [sortedBy]: direction, _id: direction })
      .limit(pageSize + 1)
      .lean<DossierDocument[]>();
    const dossiers = found.slice(0, pageSize).map(({ _id, ...rest }): ListedDossier => ({ ...{ consultations: [], transfers: [] }, id: _id, ...rest }));
    const last = found.length > pageSize ? dossiers.at(-1) : undefined;
    return { dossiers, ...(last ? { next: cursorAfter(sortedBy === 'submittedAt' ? last.submittedAt : last.desk.order, last.id) } : {}) };
  }

  /**
   * The newest of what was found. Of very many, any two hundred: a search by a common name has to cost no more than another, and whoever
   * typed it will type more.
   */
  async found(filter: Filter, cursor: string | undefined): Promise<Listed> {
    const found = await this.dossiers.find(filter, listed).limit(mostFound).lean<DossierDocument[]>();
    const last = readCursor(cursor);
    const older = found
      .sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1))
      .filter((dossier) => !last || keyOf(dossier) < `${last.sortValue} ${last.id}`);
    const dossiers = older.slice(0, pageSize).map(({ _id, ...rest }): ListedDossier => ({ ...{ consultations: [], transfers: [] }, id: _id, ...rest }));
    const end = older.length > pageSize ? dossiers.at(-1) : undefined;
    return { dossiers, ...(end ? { next: cursorAfter(end.submittedAt, end.id) } : {}) };
  }

  count(filter: Filter): Promise<number> {
    return this.dossiers.countDocuments(filter, { limit: mostCounted });
  }
}

const keyOf = ({ submittedAt, _id }: DossierDocument) => `${submittedAt} ${_id}`;

function after(field: Listing['sortedBy'], ascending: boolean, cursor: string | undefined): Filter {
  const last = readCursor(cursor);
  if (!last) return {};
  const beyond = ascending ? '$gt' : '$lt';
  return { $or: [{ [field]: { [beyond]: last.sortValue } }, { [field]: last.sortValue, _id: { [beyond]: last.id } }] };
}
