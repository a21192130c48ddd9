import type { DraftContent, ProcedureChanges, ProcedureProblem, TriedProcedure, TryProcedure } from '@motcua/contracts/catalogue-editing-api';
import type { Actor } from '@motcua/domain/actor';
import { changesBetween } from '@motcua/forms/changes';
import { checkFields } from '@motcua/forms/check-fields';
import { checkContent } from '@motcua/forms/check-procedure';
import { oneWard } from '@motcua/forms/check-samples';
import { checkShape } from '@motcua/forms/check-shape';
import { blocking, found } from '@motcua/forms/procedure-problem';
import { type Units, unitsOf } from '@motcua/forms/units';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { EntryStore } from '../entry.store.ts';
import { dayOf } from '../today.ts';
import { contentOf, edited } from './draft.life.ts';
import { changedMeanwhile, notReady } from './draft.problems.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftStore } from './draft.store.ts';
import { DraftPublishing } from './draft-publishing.ts';
import { tryProcedure } from './trial.ts';

/** Works on procedures before they are published. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly drafts: DraftStore,
    private readonly publishing: DraftPublishing,
    private readonly entries: EntryStore,
    private readonly clock: Clock,
  ) {}

  list(): Promise<DraftDocument[]> {
    return this.drafts.allOpen();
  }

  get(id: string): Promise<DraftDocument> {
    return this.publishing.find(id);
  }

  async save(id: string, seen: number, content: DraftContent, by: Actor): Promise<DraftDocument> {
    const draft = await this.open(id, seen);
    const saved = edited(draft, content, { by: by.id, at: this.clock.now() });
    if (await this.drafts.save(saved, draft)) return saved;
    throw changedMeanwhile(await this.get(id));
  }

  async discard(id: string, seen: number): Promise<void> {
    const { serial } = await this.open(id, seen);
    if (!(await this.drafts.remove(id, serial))) throw changedMeanwhile(await this.get(id));
  }

  async problems(id: string): Promise<readonly ProcedureProblem[]> {
    const content = contentOf(await this.get(id));
    return [...checkContent(content), ...(await this.publishing.unattended(content))];
  }

  /** Against the version that it was copied from; without one everything is new. */
  async changes(id: string): Promise<ProcedureChanges> {
    const draft = await this.get(id);
    const before = draft.basedOn === undefined ? null : await this.entries.findVersion('procedure', draft.procedureId, draft.basedOn);
    const changes = changesBetween({ ...before?.data }, contentOf(draft));
    return { ...(before ? { since: before.version } : {}), changes };
  }

  async tryOut(id: string, wanted: TryProcedure): Promise<TriedProcedure> {
    const { procedure, problems } = checkShape(contentOf(await this.get(id)));
    if (!procedure) throw notReady(problems);
    // A pattern that runs for ever would do so here.
    const hindering = blocking(checkFields(procedure.form));
    if (hindering.length > 0) throw notReady(hindering);
    const circumstances = { today: dayOf(this.clock.now()), units: await this.units() };
    try {
      return tryProcedure(procedure, wanted, circumstances);
    } catch {
      throw notReady([found('form.rules', 'no-valid-answers')]);
    }
  }

  private async open(id: string, seen: number): Promise<DraftDocument> {
    const draft = await this.get(id);
    if (draft.state !== 'draft' || draft.serial !== seen) throw changedMeanwhile(draft);
    return draft;
  }

  private async units(): Promise<Units> {
    const provinces = await this.entries.all('units');
    return provinces.length === 0 ? oneWard : unitsOf(provinces.flatMap(({ units }) => units));
  }
}
