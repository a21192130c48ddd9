import type { EarlierPapers as Listed } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { checkPapers, papersFor } from '@motcua/forms/check-papers';
import { Injectable } from '@nestjs/common';
import { AttachmentStore } from '../attachments/attachment.store.ts';
import { presentAttachment } from '../attachments/attachments.service.ts';
import { filesOf } from '../catalogue/examine.ts';
import { DraftForms } from './draft-forms.ts';
import { DraftsService } from './drafts.service.ts';
import { EarlierDossiers, earlierOf } from './earlier-dossiers.ts';

/** Files that a draft may have from its owner's earlier dossiers. They are named, not copied: the same attachment belongs to both. */
@Injectable()
export class EarlierPapers {
  constructor(
    private readonly drafts: DraftsService,
    private readonly forms: DraftForms,
    private readonly earlier: EarlierDossiers,
    private readonly attachments: AttachmentStore,
  ) {}

  async for(actor: Actor, draftId: string): Promise<Listed> {
    const draft = await this.drafts.get(actor, draftId);
    const { form } = this.forms.offerOf(draft);
    const asked = papersFor(form, draft.answers).map(({ id }) => id);
    const dossiers = await this.earlier.of(actor);
    const named = dossiers.flatMap(({ submission }) => asked.flatMap((paper) => (submission.papers[paper] ?? []).map((id) => ({ paper, id, dossier: earlierOf(submission) }))));
    const own = new Map((await this.attachments.ownedBy(actor.id, named.map(({ id }) => id))).map((file) => [file._id, presentAttachment(file)]));
    const has = new Set(filesOf(draft.papers).map((id) => own.get(id)?.sha256));
    const files = named.flatMap(({ paper, id, dossier }) => {
      const file = own.get(id);
      const fits = file !== undefined && !checkPapers(form, draft.answers, { [paper]: [id] }, [file]).some(({ at }) => at === `papers.${paper}`);
      return fits && !has.has(file.sha256) ? [{ paper, file, dossier }] : [];
    });
    return { files: newestOfEach(files) };
  }
}

/** A file that was handed in with every dossier is offered once. */
function newestOfEach(files: Listed['files']): Listed['files'] {
  return files.filter(({ paper, file }, index) => files.findIndex((one) => one.paper === paper && one.file.sha256 === file.sha256) === index);
}
