import type { DossierPage, SearchDossiers } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { Clock } from '@motcua/http/clock';
import { cursorAfter, readCursor } from '@motcua/persistence/cursor';
import { Injectable } from '@nestjs/common';
import { DeskStore } from './desk.store.ts';
import type { Narrowing } from './narrowing.ts';
import { pageSize } from './paging.ts';
import { QueuesService } from './queues.service.ts';
import type { ListedDossier } from './row.ts';
import { type Hit, type Hits, mostFound, SearchStore } from './search.store.ts';
import { meaningOf } from './search.ts';

type Within = Narrowing & Pick<SearchDossiers, 'queue'>;

/** Finds among all dossiers of an agency, however old; newest first. */
@Injectable()
export class SearchService {
  constructor(
    private readonly queues: QueuesService,
    private readonly found: SearchStore,
    private readonly store: DeskStore,
    private readonly clock: Clock,
  ) {}

  async search(actor: Actor, { q, cursor, order: _, ...within }: SearchDossiers): Promise<DossierPage> {
    const { hits, more } = await this.hits(actor, q, hitAt(cursor));
    const dossiers = await this.page(actor, hits, within);
    const shown = dossiers.slice(0, pageSize);
    const last = shown.at(-1);
    const goesOn = last !== undefined && (dossiers.length > pageSize || (!isNarrowed(within) && hits.length > pageSize));
    return { rows: this.queues.rows(actor, shown), ...(goesOn ? { next: cursorAfter(last.submittedAt, last.id) } : {}), ...(more ? { more } : {}) };
  }

  /** Own ones, newest first. */
  async mine(owner: Actor, cursor: string | undefined): Promise<DossierPage> {
    const hits = await this.found.owned(owner.id, hitAt(cursor));
    const page = hits.slice(0, pageSize);
    const last = hits.length > pageSize ? page.at(-1) : undefined;
    const dossiers = await this.store.rows(page.map(({ id }) => id));
    return { rows: this.queues.rows(owner, dossiers), ...(last ? { next: cursorAfter(last.submittedAt, last.id) } : {}) };
  }

  private hits(actor: Actor, q: string, below: Hit | undefined): Promise<Hits> {
    const { agency, now } = this.queues.onlooker(actor);
    const meant = meaningOf(q, agency);
    if ('questions' in meant) return this.found.byCodes(meant.questions, below);
    if (meant.words.length === 0) return Promise.resolve({ hits: [], more: false });
    return this.found.byWords(meant.words, agency, { now, below });
  }

  /** What the reader may know of. Narrowed down, all that was found is looked at, because the index says nothing of what is over. */
  private async page(actor: Actor, hits: readonly Hit[], within: Within): Promise<ListedDossier[]> {
    const ids = hits.slice(0, isNarrowed(within) ? mostFound : pageSize).map(({ id }) => id);
    const dossiers = (await this.store.rows(ids)).filter((dossier) => sightOf(dossier, actor) !== 'nothing');
    if (!isNarrowed(within)) return dossiers;
    const holds = this.queues.held(within, await this.queues.standingIn(actor));
    return dossiers.filter((dossier) => holds(this.queues.lineOf(dossier)));
  }
}

const isNarrowed = ({ queue, ...narrowing }: Within) => queue !== 'all' || Object.keys(narrowing).length > 0;

function hitAt(cursor: string | undefined): Hit | undefined {
  const last = readCursor(cursor);
  return last && { submittedAt: String(last.sortValue), id: last.id };
}
