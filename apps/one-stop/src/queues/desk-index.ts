import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { DeskLine } from './desk-line.ts';
import { SharedTexts } from './shared-texts.ts';

/** Longer than a write takes whose answer got lost. */
const doubtedFor = 120_000;

/**
 * Every dossier that a queue may show, in memory: a line each, filed under each agency that has to do with it. A queue is then a walk through
 * one agency's lines, and every count, filter and order is exact. Who writes a dossier files it; `DeskKeeper` brings what others wrote.
 */
@Injectable()
export class DeskIndex {
  /** Stands in what this process writes, so that others find it. */
  readonly writer: string = randomUUID();
  private readonly lines = new Map<string, DeskLine>();
  private readonly drawers = new Map<string, Map<string, DeskLine>>();
  private readonly doubted = new Map<string, number>();
  private readonly texts = new SharedTexts();

  get size(): number {
    return this.lines.size;
  }

  /** An older line loses to the one that is there: whoever comes late with what they read changes nothing. */
  file(given: DeskLine): void {
    const known = this.lines.get(given.id);
    if (known && known.version > given.version) return;
    if (known) this.unfile(known);
    const line = this.texts.in(given);
    this.lines.set(line.id, line);
    for (const agency of placesOf(line)) this.drawer(agency).set(line.id, line);
  }

  /** It is not in the store any more, or was finished too long ago. */
  forget(id: string): void {
    const known = this.lines.get(id);
    if (known) this.unfile(known);
    this.lines.delete(id);
  }

  /** Of everything finished before that instant. */
  forgetFinishedBefore(instant: string): void {
    for (const { id, open, changedAt } of this.lines.values()) if (!open && changedAt < instant) this.forget(id);
  }

  /** Writes whose outcome is not known, and may not be for a while: the store has to be asked, now and again. */
  doubt(ids: readonly string[]): void {
    for (const id of ids) this.doubted.set(id, performance.now() + doubtedFor);
  }

  /** What has to be asked for; after this time a write has come about or never will. */
  inDoubt(): readonly string[] {
    const ids = [...this.doubted.keys()];
    for (const [id, until] of this.doubted) if (until < performance.now()) this.doubted.delete(id);
    return ids;
  }

  /** Codes of agencies that have anything in their drawer. */
  agencies(): Iterable<string> {
    return this.drawers.keys();
  }

  /** Words as lines have them; undefined when there is one that no line has. */
  wordsOf(asked: readonly string[]): readonly string[] | undefined {
    const words = asked.flatMap((word) => this.texts.known(word) ?? []);
    return words.length === asked.length ? words : undefined;
  }

  /** All that an agency has, answers for, was asked about or may find. */
  at(agency: string): Iterable<DeskLine> {
    return this.drawers.get(agency)?.values() ?? [];
  }

  private drawer(agency: string): Map<string, DeskLine> {
    const known = this.drawers.get(agency);
    if (known) return known;
    const made = new Map<string, DeskLine>();
    this.drawers.set(agency, made);
    return made;
  }

  private unfile(line: DeskLine): void {
    for (const agency of placesOf(line)) this.drawers.get(agency)?.delete(line.id);
  }
}

const placesOf = ({ agency, home, asked, finders }: DeskLine) => new Set([agency, home, ...asked, ...finders]);
