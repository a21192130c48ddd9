import { AuthModule } from '@motcua/auth/auth.module';
import { FileStore } from '@motcua/files/file-store';
import { storageAt } from '@motcua/files/storage-at';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { Seal } from '@motcua/persistence/seal';
import { StoreModule } from '@motcua/persistence/store.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ATTACHMENT, attachmentSchema } from './attachments/attachment.schema.ts';
import { AttachmentStore } from './attachments/attachment.store.ts';
import { AttachmentSweep } from './attachments/attachment.sweep.ts';
import { AttachmentsController } from './attachments/attachments.controller.ts';
import { AttachmentsInternalController } from './attachments/attachments-internal.controller.ts';
import { AttachmentsService } from './attachments/attachments.service.ts';
import { Belongings } from './attachments/belongings.ts';
import { FileIntake } from './attachments/file-intake.ts';
import { ClamAv, NoScanner, Scanner } from './attachments/scanner.ts';
import { Scans } from './attachments/scans.ts';
import { UploadSweep } from './attachments/upload.sweep.ts';
import { UploadsController } from './attachments/uploads.controller.ts';
import { UploadsService } from './attachments/uploads.service.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { Accounts } from './counter/accounts.ts';
import { Beginnings } from './counter/beginnings.ts';
import { CounterAttachmentsController } from './counter/counter-attachments.controller.ts';
import { CounterDraftsController } from './counter/counter-drafts.controller.ts';
import { CounterDrafts } from './counter/counter-drafts.service.ts';
import { CounterSubmissions } from './counter/counter-submissions.service.ts';
import { DraftForms } from './drafts/draft-forms.ts';
import { DraftLife } from './drafts/draft.life.ts';
import { DraftNoticesSweep } from './drafts/draft-notices.sweep.ts';
import { DraftPresenter } from './drafts/draft.presenter.ts';
import { DRAFT, draftSchema } from './drafts/draft.schema.ts';
import { DraftStore } from './drafts/draft.store.ts';
import { DraftsInternalController } from './drafts/drafts-internal.controller.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { DraftsService } from './drafts/drafts.service.ts';
import { EarlierAnswers } from './drafts/earlier-answers.ts';
import { EarlierDossiers } from './drafts/earlier-dossiers.ts';
import { EarlierPapersController } from './drafts/earlier-papers.controller.ts';
import { EarlierPapers } from './drafts/earlier-papers.ts';
import { NewDrafts } from './drafts/new-drafts.ts';
import { Prefill } from './drafts/prefill.ts';
import { ResubmissionParts, Resubmissions } from './drafts/resubmissions.ts';
import { Upgrades } from './drafts/upgrades.ts';
import { EFORMS_CONFIG, type EformsConfig } from './eforms.config.ts';
import { FilledForms } from './forms/filled-forms.ts';
import { FilledFormsController } from './forms/filled-forms.controller.ts';
import { FilledFormsInternalController } from './forms/filled-forms-internal.controller.ts';
import { ANNOUNCEMENT, announcementSchema } from './submissions/announcement.schema.ts';
import { AnnouncementStore } from './submissions/announcement.store.ts';
import { AnnouncementSweep } from './submissions/announcement.sweep.ts';
import { CounterStore } from './submissions/counter.store.ts';
import { Intake } from './submissions/intake.ts';
import { Numbers } from './submissions/numbers.ts';
import { ReceiptPapers } from './submissions/receipt.ts';
import { COUNTER, counterSchema, SUBMISSION, submissionSchema } from './submissions/submission.schema.ts';
import { SubmissionStore } from './submissions/submission.store.ts';
import { SubmissionRoutes } from './submissions/submission.routes.ts';
import { SubmissionsController } from './submissions/submissions.controller.ts';
import { SubmissionsInternalController } from './submissions/submissions-internal.controller.ts';
import { SubmissionParts } from './submissions/submission-parts.ts';
import { SubmissionsService } from './submissions/submissions.service.ts';

const controllers = [DraftsController, DraftsInternalController, EarlierPapersController, AttachmentsController, UploadsController, SubmissionsController, FilledFormsController, AttachmentsInternalController, SubmissionsInternalController, FilledFormsInternalController];
const drafts = [DraftStore, DraftForms, DraftLife, DraftNoticesSweep, DraftPresenter, DraftsService, EarlierAnswers, EarlierDossiers, EarlierPapers, NewDrafts, Prefill, ResubmissionParts, Resubmissions, Upgrades];
const attachments = [AttachmentStore, AttachmentsService, AttachmentSweep, Belongings, FileIntake, Scans, UploadsService, UploadSweep];
const submissions = [SubmissionStore, SubmissionsService, SubmissionParts, SubmissionRoutes, Intake, AnnouncementStore, AnnouncementSweep, CounterStore, Numbers, ReceiptPapers];

const counter = { controllers: [CounterDraftsController, CounterAttachmentsController], providers: [Accounts, Beginnings, CounterDrafts, CounterSubmissions] };

@Module({})
export class EformsModule {
  static with(config: EformsConfig): DynamicModule {
    return {
      module: EformsModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        MongooseModule.forFeature([
          { name: DRAFT, schema: draftSchema },
          { name: ATTACHMENT, schema: attachmentSchema },
          { name: SUBMISSION, schema: submissionSchema },
          { name: ANNOUNCEMENT, schema: announcementSchema },
          { name: COUNTER, schema: counterSchema },
        ]),
        MessagingModule.forRoot({
          brokers: config.KAFKA_BROKERS,
          clientId: 'eforms',
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          publishes: ['motcua.submission.v1', 'motcua.dossier-status.v1'],
        }),
        AuthModule.forRoot({ service: 'eforms', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [...controllers, ...counter.controllers],
      providers: [{ provide: EFORMS_CONFIG, useValue: config }, Catalogue, FilledForms, ...drafts, ...attachments, ...submissions, ...counter.providers, ...portsOf(config)],
    };
  }
}

/** What stands for the world outside: the disk, the virus scanner, and the key of what is confidential. */
const portsOf = (config: EformsConfig) => [
  { provide: Seal, useFactory: () => new Seal(config.CONFIDENTIAL_SECRET) },
  { provide: FileStore, useFactory: () => new FileStore(config.DATA_DIR, 'attachments', storageAt(config)) },
  { provide: Scanner, useFactory: () => (config.CLAMAV_URL ? new ClamAv(config.CLAMAV_URL) : new NoScanner()) },
];
