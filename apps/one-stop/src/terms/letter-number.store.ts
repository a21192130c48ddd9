import { isDeadlock } from '@motcua/persistence/deadlock';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { InTurn } from '@motcua/persistence/in-turn';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { LETTER_NUMBER, type LetterNumberDocument } from './letter-number.schema.ts';

/** As often as other processes can be faster before something else must be wrong. */
const mostTries = 50;
const longestPause = 1_000;

/**
 * Numbers of letters, one after the other in each series. A letter keeps the number it was given: whoever approves it again, after a conflict or
 * a crash, gets the same one, so that none is left out.
 */
@Injectable()
export class LetterNumbers {
  private readonly turns = new InTurn();

  constructor(@InjectModel(LETTER_NUMBER) private readonly numbers: Model<LetterNumberDocument>) {}

  /** Of one process one at a time in each series; of several each waits for another moment. */
  of({ letter, series }: { readonly letter: string; readonly series: string }): Promise<number> {
    return this.turns.run(series, () => this.given(letter, series));
  }

  private async given(letter: string, series: string): Promise<number> {
    for (let tried = 1; tried <= mostTries; tried += 1) {
      const given = await this.numbers.findById(letter).lean<LetterNumberDocument>();
      if (given) return given.number;
      const [last] = await this.numbers.find({ series }).sort({ number: -1 }).limit(1).lean<LetterNumberDocument[]>();
      const number = (last?.number ?? 0) + 1;
      // Somebody else took the number in between: the index lets only one have it, and the next round sees who.
      if (await this.take({ _id: letter, series, number })) return number;
      await pause(Math.random() * Math.min(50 * tried, longestPause));
    }
    throw new Error(`no number was to be had in the series ${series}`);
  }

  private async take(number: LetterNumberDocument): Promise<boolean> {
    try {
      await this.numbers.collection.insertOne(number as never);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error) && !isDeadlock(error)) throw error;
      return false;
    }
  }
}
