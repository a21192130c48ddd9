import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft.store.ts';
import { SubmissionStore } from '../submissions/submission.store.ts';
import type { AttachmentDocument } from './attachment.schema.ts';

/**
 * What an attachment belongs to, as drafts and submissions themselves say it. `dossiers` and `keepUntil` of an attachment are written after
 * those, so a crash between leaves them behind the truth; whoever is about to remove a file asks here.
 */
@Injectable()
export class Belongings {
  constructor(
    private readonly drafts: DraftStore,
    private readonly submissions: SubmissionStore,
  ) {}

  async isSubmitted({ _id, owner, dossiers }: AttachmentDocument): Promise<boolean> {
    return dossiers.length > 0 || (await this.submissions.dossierWith(owner, _id)) !== undefined;
  }

  dossierOf({ _id, owner }: AttachmentDocument): Promise<string | undefined> {
    return this.submissions.dossierWith(owner, _id);
  }

  /** Until when the draft that names it is kept. */
  draftUntil({ _id, owner }: AttachmentDocument, now: Date): Promise<Date | undefined> {
    return this.drafts.expiryOfDraftWith(owner, _id, now);
  }
}
