import { NumbersInTurn } from '@motcua/persistence/numbers-in-turn';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { LETTER_NUMBER, type LetterNumberDocument } from './letter-number.schema.ts';

/**
 * Numbers of letters, one after the other in each series. A letter keeps the number it was given: whoever approves it again, after a conflict or
 * a crash, gets the same one, so that none is left out.
 */
@Injectable()
export class LetterNumbers {
  private readonly inTurn = new NumbersInTurn();

  constructor(@InjectModel(LETTER_NUMBER) private readonly numbers: Model<LetterNumberDocument>) {}

  async of({ letter, series }: { readonly letter: string; readonly series: string }): Promise<number> {
    const { number } = await this.inTurn.give<LetterNumberDocument>(series, {
      there: () => this.numbers.findById(letter).lean<LetterNumberDocument>().exec(),
      last: () => this.lastOf(series),
      write: async (next) => {
        const taken = { _id: letter, series, number: next };
        await this.numbers.collection.insertOne(taken as never);
        return taken;
      },
    });
    return number;
  }

  private async lastOf(series: string): Promise<number> {
    const [last] = await this.numbers.find({ series }).sort({ number: -1 }).limit(1).lean<LetterNumberDocument[]>();
    return last?.number ?? 0;
  }
}
