import { Inject, Injectable } from '@nestjs/common';
import { AttachmentStore } from '../attachments/attachment.store.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DraftsService } from '../drafts/drafts.service.ts';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import { Numbers } from './numbers.ts';

/** What a submission is put together from. */
@Injectable()
export class SubmissionParts {
  constructor(
    readonly catalogue: Catalogue,
    readonly drafts: DraftsService,
    readonly attachments: AttachmentStore,
    readonly numbers: Numbers,
    @Inject(EFORMS_CONFIG) readonly config: EformsConfig,
  ) {}
}
