import type { LetterContact } from '@motcua/contracts/notices-api';
import type { Language } from '@motcua/contracts/text';
import { Injectable } from '@nestjs/common';
import type { ToCitizen } from '../happening.ts';
import { LetterLinks } from './letter-links.ts';
import { PreferenceStore } from './preference.store.ts';
import { isWanted } from './wanted.ts';

/** What its reader chose about a letter: whether it comes, in which language, and where that is changed. */
export interface Chosen {
  readonly wanted: boolean;
  readonly language: Language;
  readonly choose?: string;
}

@Injectable()
export class ChosenLetters {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly links: LetterLinks,
  ) {}

  /** @param id of the letter, in which the link to change stands */
  async about({ kind }: ToCitizen, { holder, language }: LetterContact, id: string): Promise<Chosen> {
    if (holder === undefined) return { wanted: true, language };
    const preferences = await this.preferences.letters(holder);
    return { wanted: isWanted(kind, preferences, 'email'), language: preferences.language ?? language, choose: await this.links.linkFor(holder, id) };
  }
}
