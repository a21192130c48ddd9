import type { Lang } from '@motcua/ui/messages';
import type { AgiLine } from '../agi/agi-line.ts';
import type { Speech } from '../prompts/speech.ts';
import type { Saying, Turn } from './call.ts';

type Asked = Exclude<Turn['then'], 'look-up' | 'end'>;

/**
 * How keys are read for each question. `settled`: from so many on the next one is not waited for long, as it may not come: a look-up number has 8
 * digits and, once those are used up, 9.
 */
const entries: Readonly<Record<Asked, { readonly most: number; readonly settled: number }>> = {
  key: { most: 1, settled: 1 },
  number: { most: 9, settled: 8 },
  'four-digits': { most: 4, settled: 4 },
};

/** In milliseconds: who looks for a number on a paper needs some time, who types it less. */
const patience = { first: 8_000, next: 6_000, settled: 2_500 };

/** Speaks to a caller and reads the keys that they press. */
export class Conversation {
  constructor(
    private readonly line: AgiLine,
    private readonly speech: Speech,
  ) {}

  /** Says it to its end, or until a key is pressed, which is not kept. */
  async say(says: readonly Saying[], language: Lang): Promise<string | undefined> {
    for await (const file of this.speech.filesOf(says, language)) {
      const key = await this.line.play(file);
      if (key !== undefined) return key;
    }
    return undefined;
  }

  /** @returns the keys, with the star or hash that ended them; nothing when none was pressed */
  async ask({ says, then }: { readonly says: readonly Saying[]; readonly then: Asked }, language: Lang): Promise<string> {
    const { most, settled } = entries[then];
    let typed = '';
    let key = (await this.say(says, language)) ?? (await this.line.key(patience.first));
    while (key !== undefined) {
      typed += key;
      if (typed.length >= most || key === '*' || key === '#') return typed;
      key = await this.line.key(typed.length >= settled ? patience.settled : patience.next);
    }
    return typed;
  }
}
