import type { Draft } from '@motcua/contracts/eforms-api';
import { Injectable } from '@nestjs/common';
import { presentAttachment } from '../attachments/attachments.service.ts';
import { AttachmentStore } from '../attachments/attachment.store.ts';
import { filesOf } from '../catalogue/examine.ts';
import { SubmissionStore } from '../submissions/submission.store.ts';
import { DraftLife } from './draft.life.ts';
import { DraftForms } from './draft-forms.ts';
import type { DraftDocument } from './draft.schema.ts';

/** Drafts as their owner sees them. Whether one was submitted is asked of the submissions, so that no crash leaves the two in disagreement. */
@Injectable()
export class DraftPresenter {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly submissions: SubmissionStore,
    private readonly forms: DraftForms,
    private readonly life: DraftLife,
  ) {}

  async present(draft: DraftDocument): Promise<Draft> {
    const [presented] = await this.presentAll([draft]);
    if (!presented) throw new Error('a draft was not presented');
    return presented;
  }

  /** @param drafts of one owner */
  async presentAll(drafts: readonly DraftDocument[]): Promise<Draft[]> {
    const ids = drafts.flatMap(({ papers }) => filesOf(papers));
    const [files, submissions] = await Promise.all([
      this.attachments.ownedBy(drafts[0]?.owner ?? '', ids),
      this.submissions.ofDrafts(drafts.map(({ _id }) => _id)),
    ]);
    const attachments = new Map(files.map((file) => [file._id, presentAttachment(file)]));
    return drafts.map((draft) => {
      const { procedure, agency } = this.forms.offerOf(draft);
      const submission = submissions.get(draft._id);
      return {
        id: draft._id,
        version: draft.version,
        procedure: { ...draft.procedure, name: procedure.name },
        agency: { code: agency.code, name: agency.name },
        answers: draft.answers,
        papers: draft.papers,
        attachments: filesOf(draft.papers).flatMap((id) => attachments.get(id) ?? []),
        visited: draft.visited,
        savedAt: draft.savedAt.toISOString(),
        expiresAt: draft.expiresAt.toISOString(),
        keptAtMostUntil: this.life.latest(draft).toISOString(),
        ...(submission ? { submission } : this.forms.standingOf(draft)),
        ...(draft.reused ? { reused: draft.reused } : {}),
        ...(draft.redo ? { redo: draft.redo } : {}),
        ...(draft.upgraded ? { upgraded: upgradeOf(draft.upgraded) } : {}),
        ...(draft.counter ? { counter: draft.counter } : {}),
      };
    });
  }
}

const upgradeOf = ({ from, at, dropped }: NonNullable<DraftDocument['upgraded']>) => ({ from, at: at.toISOString(), dropped });
