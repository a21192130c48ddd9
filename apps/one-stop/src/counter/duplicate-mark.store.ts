import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DUPLICATE_MARK, type DuplicateMark } from './duplicate-mark.schema.ts';

@Injectable()
export class DuplicateMarkStore {
  constructor(@InjectModel(DUPLICATE_MARK) private readonly marks: Model<DuplicateMark>) {}

  /** What was said first stands. */
  async add(mark: Omit<DuplicateMark, '_id'>): Promise<void> {
    await this.marks.collection.insertOne({ _id: pairOf(mark.dossiers), ...mark } as never).catch(ignoreDuplicateKey);
  }

  /** By the other dossier. */
  async about(dossier: string): Promise<Map<string, DuplicateMark>> {
    const found = await this.marks.find({ dossiers: dossier }).lean<DuplicateMark[]>();
    return new Map(found.flatMap((mark) => mark.dossiers.filter((id) => id !== dossier).map((id) => [id, mark] as const)));
  }
}

const pairOf = (dossiers: readonly string[]): string => [...dossiers].sort().join('/');
