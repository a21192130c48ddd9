import type { CounterDraftChange, NewCounterDraft } from '@motcua/contracts/counter-api';
import type { AtCounter } from '@motcua/contracts/counter';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { DraftDocument } from '../drafts/draft.schema.ts';
import { DraftStore } from '../drafts/draft.store.ts';
import { DraftsService } from '../drafts/drafts.service.ts';
import { NewDrafts } from '../drafts/new-drafts.ts';
import { Beginnings } from './beginnings.ts';
import { deskOf } from './desk.ts';

/** Drafts of people who stand at a counter: the desk's, so that a power cut or a forgotten paper loses nothing. */
@Injectable()
export class CounterDrafts {
  constructor(
    private readonly beginnings: Beginnings,
    private readonly drafts: DraftsService,
    private readonly newDrafts: NewDrafts,
    private readonly store: DraftStore,
    private readonly clock: Clock,
  ) {}

  /** The same key begins one draft. @throws NotAllowed for what is confidential: nobody hands that in for somebody */
  async begin(actor: Actor, key: string, wanted: NewCounterDraft): Promise<DraftDocument> {
    const desk = deskOf(actor);
    const id = idFrom(`${desk.id} ${key}`);
    const known = await this.store.find(desk.id, id, this.clock.now());
    if (known) return known;
    const begun = await this.beginnings.of(desk, wanted, this.clock.now());
    const content = { ...begun, agency: desk.agency, papers: {}, visited: [], counter: newCounter(actor, wanted) };
    return this.newDrafts.add({ actor: desk, language: wanted.language }, content, id).catch(async (error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return this.drafts.get(desk, id);
    });
  }

  ofDesk(actor: Actor): Promise<DraftDocument[]> {
    return this.drafts.ofOwner(deskOf(actor));
  }

  get(actor: Actor, id: string): Promise<DraftDocument> {
    return this.drafts.get(deskOf(actor), id);
  }

  change(actor: Actor, id: string, seen: number, { onPaper, behalf, wishes, account, ...change }: CounterDraftChange): Promise<DraftDocument> {
    return this.drafts.change(deskOf(actor), id, seen, change, ({ counter }) => (counter ? { counter: changedCounter(counter, { onPaper, behalf, wishes, account }) } : {}));
  }

  discard(actor: Actor, id: string): Promise<void> {
    return this.drafts.discard(deskOf(actor), id);
  }

  problems(actor: Actor, id: string) {
    return this.drafts.problems(deskOf(actor), id);
  }
}

const newCounter = ({ id: by }: Actor, { account, language }: NewCounterDraft): AtCounter => ({ onPaper: {}, wishes: { language, notify: 'phone', result: 'counter' }, account, by });

type CounterChange = { readonly [Field in 'onPaper' | 'behalf' | 'wishes' | 'account']: CounterDraftChange[Field] };

function changedCounter(counter: AtCounter, { onPaper, behalf, wishes, account }: CounterChange): AtCounter {
  const { behalf: before, ...kept } = counter;
  const inPlace = behalf === undefined ? before : (behalf ?? undefined);
  return { ...kept, onPaper: onPaper ?? kept.onPaper, wishes: wishes ?? kept.wishes, account: account ?? kept.account, ...(inPlace ? { behalf: inPlace } : {}) };
}

/** In UUID's shape, the same for the same text. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
