import type { DeskLine } from './desk-line.ts';

const none: readonly string[] = [];

/**
 * One copy of each text that many lines have in common. Whatever is read from the store is a text of its own: with half a million lines these
 * copies are most of what the index weighs, and comparing them most of what a walk costs.
 */
export class SharedTexts {
  private readonly copies = new Map<string, string>();

  in(line: DeskLine): DeskLine {
    return {
      ...line,
      ...{ agency: this.of(line.agency), home: this.of(line.home), role: this.of(line.role), step: this.of(line.step), procedure: this.of(line.procedure) },
      ...{ state: this.of(line.state), channel: this.of(line.channel) },
      assignee: line.assignee === null ? null : this.of(line.assignee),
      dueOn: line.dueOn === null ? null : this.of(line.dueOn),
      order: line.order === line.dueAt ? line.dueAt : line.order,
      since: line.since === line.submittedAt ? line.submittedAt : line.since,
      ...{ asked: this.all(line.asked), words: this.all(line.words), finders: this.all(line.finders) },
    };
  }

  /** The copy that lines have, which is found equal at once; undefined when none has such a text. */
  known(text: string): string | undefined {
    return this.copies.get(text);
  }

  private all(texts: readonly string[]): readonly string[] {
    return texts.length === 0 ? none : texts.map((text) => this.of(text));
  }

  private of<Text extends string>(text: Text): Text {
    const known = this.copies.get(text) as Text | undefined;
    if (known !== undefined) return known;
    this.copies.set(text, text);
    return text;
  }
}
