import { ignoreDuplicateKeys } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { LETTER_NUMBER, type LetterNumberDocument } from './letter-number.schema.ts';

/** As many leaders of one agency approve at the same moment, and once more. */
const mostTries = 50;

/**
 * Numbers of letters, one after the other in each series. A letter keeps the number it was given: whoever approves it again, after a conflict or
 * a crash, gets the same one, so that none is left out.
 */
@Injectable()
export class LetterNumbers {
  constructor(@InjectModel(LETTER_NUMBER) private readonly numbers: Model<LetterNumberDocument>) {}

  async of({ letter, series }: { readonly letter: string; readonly series: string }): Promise<number> {
    for (let tried = 0; tried < mostTries; tried += 1) {
      const given = await this.numbers.findById(letter).lean<LetterNumberDocument>();
      if (given) return given.number;
      const [last] = await this.numbers.find({ series }).sort({ number: -1 }).limit(1).lean<LetterNumberDocument[]>();
      // Somebody else took the number in between: the index lets only one have it, and the next round sees who.
      await this.numbers.collection.insertMany([{ _id: letter, series, number: (last?.number ?? 0) + 1 }] as never[], { ordered: false }).catch(ignoreDuplicateKeys);
    }
    throw new Error(`no number was to be had in the series ${series}`);
  }
}
