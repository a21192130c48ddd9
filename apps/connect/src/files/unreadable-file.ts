import type { BilingualText } from '@motcua/contracts/text';

/** A file that cannot be read as a whole; single rows that cannot are told by themselves. */
export class UnreadableFile extends Error {
  constructor(readonly words: BilingualText) {
    super(words.en);
    this.name = 'UnreadableFile';
  }
}
