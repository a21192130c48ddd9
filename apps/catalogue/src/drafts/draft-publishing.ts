import type { Agency } from '@motcua/contracts/agency';
import type { DraftContent, ProcedureProblem, PublishedVersion, PublishProcedure } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Actor } from '@motcua/domain/actor';
import { checkProcedure } from '@motcua/forms/check-procedure';
import { checkShape } from '@motcua/forms/check-shape';
import { blocking, found } from '@motcua/forms/procedure-problem';
import { roleHoles } from '@motcua/forms/role-holes';
import { Clock } from '@motcua/http/clock';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EntryStore } from '../entry.store.ts';
import { Publication } from '../publication.ts';
import { dayOf } from '../today.ts';
import { contentOf, decided, published, renumbered, withFormNumber } from './draft.life.ts';
import { alreadyPublished, changedMeanwhile, keyReused, notReady, tooEarly, versionTaken } from './draft.problems.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftStore } from './draft.store.ts';
import { Staff } from './staff.ts';

/** One wish to publish. */
export interface Publishing extends PublishProcedure {
  readonly key: string;
  /** The save that the administrator has seen; any, if not said. */
  readonly seen: number | undefined;
}

/**
 * Publishes drafts. The decision is written into the draft first, which from then on stands still; then the version is added, under a name
 * that there can be once; then the draft is marked. A process that dies in between leaves a decided draft, and whoever finds that goes on
 * with the same content: nothing is published twice, and no decision is lost.
 */
@Injectable()
export class DraftPublishing implements OnApplicationBootstrap {
  constructor(
    private readonly drafts: DraftStore,
    private readonly entries: EntryStore,
    private readonly publication: Publication,
    private readonly staff: Staff,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const draft of await this.drafts.publishing()) await this.complete(draft);
  }

  /** @throws RequestProblem 404 */
  async find(id: string): Promise<DraftDocument> {
    const draft = await this.drafts.get(id);
    return draft.state === 'publishing' ? this.complete(draft) : draft;
  }

  async publish(id: string, wish: Publishing, by: Actor): Promise<PublishedVersion> {
    const draft = await this.find(id);
    if (draft.state === 'published') return answerAgain(draft, wish);
    if (wish.seen !== undefined && wish.seen !== draft.serial) throw changedMeanwhile(draft);
    const procedure = await this.checked(draft, wish.effectiveFrom);
    const decision = decided(draft, procedure, { key: wish.key, effectiveFrom: wish.effectiveFrom, by: by.id, at: this.clock.now() });
    if (!(await this.drafts.save(decision, draft))) return this.publishAfterOther(id, wish);
    const ended = await this.complete(decision);
    if (ended.state === 'draft') throw versionTaken(decision, ended.version);
    return versionOf(ended);
  }

  /** Somebody was quicker: with the same key it was the same wish, sent twice. */
  private async publishAfterOther(id: string, wish: Publishing): Promise<PublishedVersion> {
    const draft = await this.find(id);
    if (draft.state === 'published') return answerAgain(draft, wish);
    throw changedMeanwhile(draft);
  }

  /** @returns the draft published, or open again under the next number when its own was taken */
  private async complete(draft: DraftDocument): Promise<DraftDocument> {
    const outcome = await this.publication.once(contentOf(draft) as Procedure);
    if (outcome.what === 'refused') return this.reopen(draft);
    const ended = published(draft);
    await this.drafts.save(ended, draft);
    return ended;
  }

  private async reopen(draft: DraftDocument): Promise<DraftDocument> {
    const newest = await this.entries.find('procedure', draft.procedureId);
    const open = renumbered(draft, (newest?.version ?? 0) + 1);
    await this.drafts.reopen(open, draft);
    return open;
  }

  /** Where nobody would take or do its dossiers: agencies that there are not, and steps that nobody there has the role for. @throws DependencyAway */
  async unattended(content: DraftContent): Promise<ProcedureProblem[]> {
    const agencies = await this.entries.all('agency');
    const { procedure } = checkShape(content);
    return [...strangersIn(content, agencies), ...(procedure ? roleHoles(procedure, { agencies, holds: await this.staff.holding() }) : [])];
  }

  private async checked(draft: DraftDocument, effectiveFrom: string): Promise<Procedure> {
    const { procedure, problems } = checkShape({ ...contentOf(draft), effectiveFrom });
    if (!procedure) throw notReady(problems);
    const hindering = blocking([...checkProcedure(procedure), ...(await this.unattended(procedure))]);
    if (hindering.length > 0) throw notReady(hindering);
    const before = await this.entries.find('procedure', draft.procedureId);
    const today = dayOf(this.clock.now());
    // The first version may be dated back: it is often known on paper long before it is here.
    if (before && effectiveFrom < today) throw tooEarly(today);
    return withFormNumber(procedure, before?.data);
  }
}

function answerAgain(draft: DraftDocument, { key, effectiveFrom }: Publishing): PublishedVersion {
  if (draft.publication?.key !== key) throw alreadyPublished(draft);
  if (draft.publication.effectiveFrom !== effectiveFrom) throw keyReused();
  return versionOf(draft);
}

/** Agencies that the content names and that there are not. */
function strangersIn({ agencies: named }: DraftContent, agencies: readonly Agency[]): ProcedureProblem[] {
  if (!Array.isArray(named)) return [];
  const known = new Set(agencies.map(({ code }) => code));
  return (named as unknown[]).flatMap((code, position) => (typeof code === 'string' && !known.has(code) ? [found(`agencies.${position}`, 'agency-unknown', { code })] : []));
}

const versionOf = ({ procedureId, version }: DraftDocument): PublishedVersion => ({ procedureId, version });
