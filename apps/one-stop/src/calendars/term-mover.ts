import { movedByCalendar } from '@motcua/domain/dossier/calendar-change';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { deskOf } from '../dossiers/desk.ts';
import { statusFactOf } from '../dossiers/dossier.events.ts';
import { DossierStore, type Loaded, type Saving } from '../dossiers/dossier.store.ts';
import type { OpenTerm } from './open-term.ts';
import { TermStore } from './term.store.ts';

/** Who acts on a dossier at the same moment comes first; the dossier is then looked at again. */
const mostTries = 5;

/** Who stands in the books for a move that nobody made. */
export const byCalendar = 'working-calendar';

/** Moves the terms of dossiers to what their calendar says now: state, history and the fact about it in one write each. */
@Injectable()
export class TermMover {
  constructor(
    private readonly terms: TermStore,
    private readonly dossiers: DossierStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Terms of open dossiers, in batches. */
  openAt(agencies: readonly string[]): AsyncGenerator<OpenTerm[]> {
    return this.terms.openAt(agencies);
  }

  /** @param calendar `ho-chi-minh-city/4`, for the books. @returns how many were moved */
  async move(ids: readonly string[], calendar: string): Promise<number> {
    let [moved, left] = [0, [...ids]];
    for (let tried = 0; left.length > 0; tried++) {
      if (tried === mostTries) throw new Error(`${left.length} dossiers changed each time while their terms were being moved`);
      const saving = (await this.dossiers.findAll(left)).flatMap((dossier) => this.savingOf(dossier, calendar) ?? []);
      left = await this.dossiers.saveAll(saving);
      moved += saving.length - left.length;
    }
    return moved;
  }

  private savingOf(before: Loaded, calendar: string): Saving | undefined {
    const working = this.catalogue.calendarOf(before.agency.code);
    const change = { at: this.clock.now().toISOString(), by: byCalendar, note: this.noteOf(before.agency.code) };
    const moved = movedByCalendar(before, working, change);
    if (!moved) return undefined;
    const after = { ...moved, history: moved.history.with(-1, { ...moved.history[moved.history.length - 1], key: calendar } as Loaded['history'][number]), desk: deskOf(moved, working) };
    return { before, after, facts: [statusFactOf(after)] };
  }

  /** "Lịch làm việc Thành phố Hồ Chí Minh (4)": which calendar, and which version of it. */
  private noteOf(agency: string): string {
    const { calendar: id } = this.catalogue.agencyOf({ agency: { code: agency } });
    const calendar = this.catalogue.publishedCalendar(id);
    return calendar ? `${calendar.name.vi} (${calendar.version})` : id;
  }
}
