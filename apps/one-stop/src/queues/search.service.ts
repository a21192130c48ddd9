import type { DossierPage, SearchDossiers } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { cursorAfter, readCursor } from '@motcua/persistence/cursor';
import { Injectable } from '@nestjs/common';
import type { DeskLine } from './desk-line.ts';
import { DeskStore } from './desk.store.ts';
import type { Narrowing } from './narrowing.ts';
import { keptFrom, type Onlooker } from './onlooker.ts';
import { Nearest, pageSize } from './paging.ts';
import { QueuesService } from './queues.service.ts';
import { byAge, type Hit, type Hits, SearchStore } from './search.store.ts';
import { meaningOf, type Search } from './search.ts';

type Within = Narrowing & Pick<SearchDossiers, 'queue'>;

const day = 86_400_000;

/** Finds among all dossiers of an agency, however old; newest first. */
@Injectable()
export class SearchService {
  constructor(
    private readonly queues: QueuesService,
    private readonly found: SearchStore,
    private readonly store: DeskStore,
  ) {}

  async search(actor: Actor, { q, cursor, order: _, ...within }: SearchDossiers): Promise<DossierPage> {
    const onlooker = await this.queues.standingIn(actor);
    const meant = meaningOf(q, onlooker.agency);
    const below = hitAt(cursor);
    return isNarrowed(within) ? this.narrowed(onlooker, meant, { within, below }) : this.whole(onlooker, meant, below);
  }

  /** Own ones, newest first. */
  async mine(owner: Actor, cursor: string | undefined): Promise<DossierPage> {
    const hits = await this.found.owned(owner.id, hitAt(cursor));
    const page = hits.slice(0, pageSize);
    return { rows: this.queues.rows(owner, await this.store.rows(page.map(({ id }) => id))), ...goingOn(page, hits) };
  }

  private async whole(onlooker: Onlooker, meant: Search, below: Hit | undefined): Promise<DossierPage> {
    const { hits, more } = 'questions' in meant ? await this.found.byCodes(meant.questions, below) : await this.byWords(onlooker, meant.words, below);
    const page = hits.slice(0, pageSize);
    const dossiers = await this.store.rows(page.map(({ id }) => id));
    const known = dossiers.filter((dossier) => sightOf(dossier, onlooker.actor) !== 'nothing');
    return { rows: this.queues.rows(onlooker.actor, known), ...goingOn(page, hits), ...(more ? { more } : {}) };
  }

  /** Whatever lies in a queue stands in the index, and its words with it: the store is asked for numbers alone. */
  private async narrowed(onlooker: Onlooker, meant: Search, { within, below }: { within: Within; below: Hit | undefined }): Promise<DossierPage> {
    const isMeant = 'questions' in meant ? among((await this.found.byCodes(meant.questions, below)).hits) : this.queues.foundBy(meant.words, onlooker);
    const hits = newest(this.queues.lines(onlooker, within), isMeant, below);
    const page = hits.slice(0, pageSize);
    const dossiers = await this.queues.still(page.map(({ id }) => id), this.queues.held(within, onlooker));
    return { rows: this.queues.rows(onlooker.actor, dossiers), ...goingOn(page, hits) };
  }

  /** Everything that came in lately stands in the index: of a common name that is a page. */
  private byWords(onlooker: Onlooker, words: readonly string[], below: Hit | undefined): Promise<Hits> {
    const { agency, now } = onlooker;
    if (words.length === 0) return Promise.resolve({ hits: [], more: false });
    const from = keptFrom(new Date(now));
    const days = (Date.parse(below?.submittedAt ?? now) - Date.parse(from)) / day;
    const lines = days > 1 ? this.queues.known(onlooker) : undefined;
    if (!lines) return this.found.byWords(words, agency, { now, below, perWeek: undefined });
    const isMeant = this.queues.foundBy(words, onlooker);
    const lately = newest(lines, (line) => line.submittedAt >= from && isMeant(line), below);
    return lately.length > pageSize ? Promise.resolve({ hits: lately, more: true }) : this.found.byWords(words, agency, { now, below, perWeek: (7 * lately.length) / days });
  }
}

const isNarrowed = ({ queue, ...narrowing }: Within) => queue !== 'all' || Object.keys(narrowing).length > 0;

function among(hits: readonly Hit[]): (line: DeskLine) => boolean {
  const ids = new Set(hits.map(({ id }) => id));
  return ({ id }) => ids.has(id);
}

/** A page of lines and one more, the newest first. */
function newest(lines: Iterable<DeskLine>, isMeant: (line: DeskLine) => boolean, below: Hit | undefined): readonly Hit[] {
  const nearest = new Nearest<Hit>(byAge, pageSize + 1);
  for (const line of lines) if ((below === undefined || byAge(line, below) > 0) && isMeant(line)) nearest.offer(line);
  return nearest.rows;
}

/** Where the next page begins, when there is one: below what was looked at, shown or not. */
function goingOn(page: readonly Hit[], hits: readonly Hit[]): { next?: string } {
  const last = page.at(-1);
  return last && hits.length > page.length ? { next: cursorAfter(last.submittedAt, last.id) } : {};
}

function hitAt(cursor: string | undefined): Hit | undefined {
  const last = readCursor(cursor);
  return last && { submittedAt: String(last.sortValue), id: last.id };
}
