import { AUDIT } from '@motcua/persistence/audit/audit.schema';
import type { Entry } from '@motcua/persistence/audit/entry';
import { cursorAfter, readCursor } from '@motcua/persistence/cursor';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';

type Filter = Readonly<Record<string, unknown>>;

export interface Found {
  readonly entries: readonly Entry[];
  readonly next?: string;
}

const pageSize = 50;

/** Entries of one dossier, the newest first. */
@Injectable()
export class AccessStore {
  constructor(@InjectModel(AUDIT) private readonly entries: Model<Entry>) {}

  async page(of: string, filter: Filter, cursor: string | undefined): Promise<Found> {
    const found = await this.find({ $and: [{ of }, filter, after(cursor)] }, pageSize + 1);
    const entries = found.slice(0, pageSize);
    const last = found.length > pageSize ? entries.at(-1) : undefined;
    return { entries, ...(last ? { next: cursorAfter(last.at, last._id) } : {}) };
  }

  async all(of: string, filter: Filter, most: number): Promise<readonly Entry[]> {
    return this.find({ $and: [{ of }, filter] }, most);
  }

  private find(filter: Filter, most: number): Promise<Entry[]> {
    return this.entries.find(filter as never).sort({ at: -1, _id: -1 }).limit(most).lean<Entry[]>();
  }
}

function after(cursor: string | undefined): Filter {
  const last = readCursor(cursor);
  return last ? { $or: [{ at: { $lt: last.sortValue } }, { at: last.sortValue, _id: { $lt: last.id } }] } : {};
}
