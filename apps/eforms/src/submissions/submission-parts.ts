import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { AttachmentStore } from '../attachments/attachment.store.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DraftsService } from '../drafts/drafts.service.ts';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import { Numbers } from './numbers.ts';
import type { SubmissionDocument } from './submission.schema.ts';

/** What a submission is put together from. */
@Injectable()
export class SubmissionParts {
  @Inject(LOGGER) private readonly logger: Logger | undefined;

  constructor(
    readonly catalogue: Catalogue,
    readonly drafts: DraftsService,
    readonly attachments: AttachmentStore,
    readonly numbers: Numbers,
    @Inject(EFORMS_CONFIG) readonly config: EformsConfig,
  ) {}

  /** What follows from a submission that stands: none of it can undo it, and sweeps do what a crash prevents. */
  async bindFiles(submission: SubmissionDocument): Promise<SubmissionDocument> {
    const { _id, attachments } = submission;
    await this.attachments.claim(_id, attachments.map(({ id }) => id)).catch((error: unknown) => {
      this.logger?.warn({ err: error, dossierId: _id }, 'attachments will be bound by the sweep');
    });
    return submission;
  }
}
