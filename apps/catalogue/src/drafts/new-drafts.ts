import type { DraftContent, NewProcedureDraft } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { BilingualText } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import type { ChoiceLists } from '@motcua/forms/choice-lists';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE_CONFIG, type CatalogueConfig } from '../catalogue.config.ts';
import { readChoiceLists } from '../data-files.ts';
import { EntryStore } from '../entry.store.ts';
import { dayOf } from '../today.ts';
import { newDraft } from './draft.life.ts';
import { alreadyOpen, alreadyThere, fileInvalid } from './draft.problems.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftStore } from './draft.store.ts';
import { readProcedureFile } from './procedure-file.ts';
import { skeletonOf } from './skeleton.ts';

/** Begins drafts: as copies, from nothing, from files. */
@Injectable()
export class NewDrafts {
  constructor(
    private readonly drafts: DraftStore,
    private readonly entries: EntryStore,
    private readonly clock: Clock,
    @Inject(CATALOGUE_CONFIG) private readonly config: CatalogueConfig,
  ) {}

  begin(wanted: NewProcedureDraft, by: Actor): Promise<DraftDocument> {
    if ('from' in wanted) return this.copy(wanted.from.procedureId, by);
    return 'new' in wanted ? this.fromNothing(wanted.new.id, wanted.new.name, by) : this.fromFile(wanted.file, by);
  }

  private async copy(procedureId: string, by: Actor): Promise<DraftDocument> {
    const newest = await this.entries.find('procedure', procedureId);
    if (!newest) throw new RequestProblem(404, 'procedure-unknown', { detail: `There is no procedure ${procedureId}.` });
    const draft = this.draftOf(newest.data, newest.version, by);
    return (await this.add(draft)) ?? draft;
  }

  private async fromNothing(id: string, name: BilingualText, by: Actor): Promise<DraftDocument> {
    if (await this.entries.find('procedure', id)) throw alreadyThere(id);
    return this.addOnly(this.draftOf(skeletonOf(id, name, dayOf(this.clock.now())), undefined, by));
  }

  private async fromFile(text: string, by: Actor): Promise<DraftDocument> {
    const read = readProcedureFile(text, await this.choiceLists());
    if ('problems' in read) throw fileInvalid(read.problems);
    const newest = await this.entries.find('procedure', read.procedure.id);
    return this.addOnly(this.draftOf(read.procedure, newest?.version, by));
  }

  /** The number after the newest, unless a file asks for a later one: a catalogue may take over another's versions. */
  private draftOf(procedure: Procedure, newest: number | undefined, by: Actor): DraftDocument {
    const version = Math.max(procedure.version, (newest ?? 0) + 1);
    return newDraft({ content: procedure as DraftContent, procedureId: procedure.id, version, basedOn: newest }, { by: by.id, at: this.clock.now() });
  }

  private async addOnly(draft: DraftDocument): Promise<DraftDocument> {
    const open = await this.add(draft);
    if (open) throw alreadyOpen(open);
    return draft;
  }

  /** @returns the open draft that is there already, of two that begin together the first one's */
  private async add(draft: DraftDocument): Promise<DraftDocument | undefined> {
    try {
      await this.drafts.add(draft);
      return undefined;
    } catch (error) {
      const open = isDuplicateKey(error) ? await this.drafts.findOpen(draft.procedureId) : null;
      if (open) return open;
      throw error;
    }
  }

  private choiceLists(): Promise<ChoiceLists> {
    return readChoiceLists(this.config.CATALOGUE_DATA);
  }
}
