import { AuthModule } from '@motcua/auth/auth.module';
import { FileStore } from '@motcua/files/file-store';
import { storageAt } from '@motcua/files/storage-at';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { AuditModule } from '@motcua/persistence/audit/audit.module';
import { Seal } from '@motcua/persistence/seal';
import { StoreModule } from '@motcua/persistence/store.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessController } from './audit/access.controller.ts';
import { AccessService } from './audit/access.service.ts';
import { AccessStore } from './audit/access.store.ts';
import { Audit } from './audit/audit.ts';
import { AuditSweep } from './audit/audit-sweep.ts';
import { AuditedLists } from './audit/lists.interceptor.ts';
import { Missing } from './audit/missing.store.ts';
import { Unlogged } from './audit/unlogged.store.ts';
import { WrittenLog } from './audit/written-log.ts';
import { BulkChoices } from './bulk/bulk-choices.ts';
import { BULK_JOB, bulkJobSchema } from './bulk/bulk-job.schema.ts';
import { BulkJobStore } from './bulk/bulk-job.store.ts';
import { BulkMoves } from './bulk/bulk-moves.ts';
import { BulkRunner } from './bulk/bulk-runner.ts';
import { BulkController } from './bulk/bulk.controller.ts';
import { BulkService } from './bulk/bulk.service.ts';
import { CalendarsController } from './calendars/calendars.controller.ts';
import { DryRuns } from './calendars/dry-runs.ts';
import { Reckoner } from './calendars/reckoner.ts';
import { RECKONING, reckoningSchema } from './calendars/reckoning.schema.ts';
import { ReckoningStore } from './calendars/reckoning.store.ts';
import { TermMover } from './calendars/term-mover.ts';
import { TermStore } from './calendars/term.store.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { COMMENT, commentSchema } from './comments/comment.schema.ts';
import { CommentStore } from './comments/comment.store.ts';
import { CommentsController } from './comments/comments.controller.ts';
import { CommentsService } from './comments/comments.service.ts';
import { ConsultationsController } from './consultations/consultations.controller.ts';
import { ConsultationsService } from './consultations/consultations.service.ts';
import { CounterAccounts } from './counter/accounts.ts';
import { Applicants } from './counter/applicants.service.ts';
import { CounterController } from './counter/counter.controller.ts';
import { CounterStore } from './counter/counter.store.ts';
import { DUPLICATE_MARK, duplicateMarkSchema } from './counter/duplicate-mark.schema.ts';
import { DuplicateMarkStore } from './counter/duplicate-mark.store.ts';
import { DuplicatesController } from './counter/duplicates.controller.ts';
import { Duplicates } from './counter/duplicates.service.ts';
import { SignaturesController } from './counter/signatures.controller.ts';
import { DOSSIER, dossierSchema } from './dossiers/dossier.schema.ts';
import { DossierStore } from './dossiers/dossier.store.ts';
import { DossiersController } from './dossiers/dossiers.controller.ts';
import { DossiersInternalController } from './dossiers/dossiers-internal.controller.ts';
import { DossiersService } from './dossiers/dossiers.service.ts';
import { People } from './dossiers/people.ts';
import { Readings } from './dossiers/readings.ts';
import { Colleagues } from './handing/colleagues.ts';
import { HandingController } from './handing/handing.controller.ts';
import { HandingService } from './handing/handing.service.ts';
import { feesModels } from './fees/fees.models.module.ts';
import { feesControllers, feesProviders } from './fees/fees.wiring.ts';
import { CitizenController } from './moves/citizen.controller.ts';
import { CitizenService } from './moves/citizen.service.ts';
import { DeskController } from './moves/desk.controller.ts';
import { DeskService } from './moves/desk.service.ts';
import { MoveParts } from './moves/move-parts.ts';
import { Moves } from './moves/moves.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from './one-stop.config.ts';
import { FilledForms } from './papers/filled-forms.ts';
import { IssuedPapers } from './papers/issued-papers.ts';
import { PaperWriter } from './papers/paper-writer.ts';
import { PapersController } from './papers/papers.controller.ts';
import { DueService } from './notices/due.service.ts';
import { DueStore } from './notices/due.store.ts';
import { MentionStore } from './notices/mention.store.ts';
import { NoticesInternalController } from './notices/notices-internal.controller.ts';
import { NoticesService } from './notices/notices.service.ts';
import { RoleHolders } from './notices/role-holders.ts';
import { DeskFiler } from './queues/desk-filer.ts';
import { DeskIndex } from './queues/desk-index.ts';
import { DeskKeeper } from './queues/desk-keeper.ts';
import { DeskStore } from './queues/desk.store.ts';
import { FlightStore } from './processes/flight.store.ts';
import { MigrationOutlooks } from './processes/migration-outlook.ts';
import { MIGRATION, migrationSchema } from './processes/migration.schema.ts';
import { MigrationStore } from './processes/migration.store.ts';
import { MigrationsController } from './processes/migrations.controller.ts';
import { MigrationsService } from './processes/migrations.service.ts';
import { MigrationStores, Migrator } from './processes/migrator.ts';
import { Plans } from './processes/plans.ts';
import { Onlookers } from './queues/onlookers.ts';
import { QueuesController } from './queues/queues.controller.ts';
import { QueuesService } from './queues/queues.service.ts';
import { SearchService } from './queues/search.service.ts';
import { SearchStore } from './queues/search.store.ts';
import { WritersStore } from './queues/writers.store.ts';
import { Figures } from './ratings/figures.service.ts';
import { RatingService } from './ratings/rating.service.ts';
import { RatingStore } from './ratings/rating.store.ts';
import { RatingsController } from './ratings/ratings.controller.ts';
import { ResultsController } from './results/results.controller.ts';
import { RosterController } from './roster/roster.controller.ts';
import { PAST_ENTRY, pastEntrySchema, ROSTER, rosterSchema } from './roster/roster.schema.ts';
import { RosterService } from './roster/roster.service.ts';
import { RosterStore } from './roster/roster.store.ts';
import { Substitutes } from './roster/substitutes.ts';
import { Eforms } from './submissions/eforms.ts';
import { Opening } from './submissions/opening.ts';
import { SubmissionsConsumer } from './submissions/submissions.consumer.ts';
import { TransfersController } from './transfers/transfers.controller.ts';
import { TransfersService } from './transfers/transfers.service.ts';
import { ControlSlipsController } from './papers/control-slips.controller.ts';
import { TermPapers } from './papers/term-papers.ts';
import { RegisterController } from './register/register.controller.ts';
import { RegisterService } from './register/register.service.ts';
import { RegisterStore } from './register/register.store.ts';
import { LETTER_NUMBER, letterNumberSchema } from './terms/letter-number.schema.ts';
import { LetterNumbers } from './terms/letter-number.store.ts';
import { OverdueWatch } from './terms/overdue-watch.ts';
import { OverdueStore } from './terms/overdue.store.ts';
import { TermsController } from './terms/terms.controller.ts';
import { TermsService } from './terms/terms.service.ts';

const reading = [DossierStore, DossiersService, People, Readings, PaperWriter, IssuedPapers, FilledForms];
const queues = [DeskIndex, DeskFiler, DeskStore, DeskKeeper, WritersStore, SearchStore, QueuesService, SearchService];
const moving = [Moves, MoveParts, DeskService, CitizenService];
const counter = { controllers: [CounterController, DuplicatesController, SignaturesController], providers: [Applicants, CounterAccounts, CounterStore, Duplicates, DuplicateMarkStore, Opening] };
const roster = [RosterStore, Substitutes, RosterService, Onlookers];
const handing = { controllers: [HandingController, ConsultationsController, TransfersController, CommentsController, RosterController], providers: [...roster, Colleagues, HandingService, ConsultationsService, TransfersService, CommentStore, CommentsService] };
const handingSchemas = [{ name: ROSTER, schema: rosterSchema }, { name: PAST_ENTRY, schema: pastEntrySchema }, { name: COMMENT, schema: commentSchema }];
const bulk = { controllers: [BulkController], providers: [BulkChoices, BulkJobStore, BulkMoves, BulkRunner, BulkService] };
const reckoning = [TermStore, ReckoningStore, TermMover, Reckoner, DryRuns];
const processes = { controllers: [MigrationsController], providers: [Plans, FlightStore, MigrationStore, MigrationStores, MigrationOutlooks, Migrator, MigrationsService] };
const noticing = { controllers: [NoticesInternalController], providers: [DueService, DueStore, MentionStore, NoticesService, RoleHolders] };
const rating = { controllers: [RatingsController], providers: [RatingStore, RatingService, Figures] };
const auditing = { controllers: [AccessController], providers: [AccessStore, AccessService, Audit, Missing, Unlogged, WrittenLog, AuditSweep, { provide: APP_INTERCEPTOR, useClass: AuditedLists }] };
const terms = { controllers: [TermsController, ControlSlipsController, RegisterController], providers: [TermsService, TermPapers, LetterNumbers, OverdueStore, OverdueWatch, RegisterStore, RegisterService] };

@Module({})
export class OneStopModule {
  static with(config: OneStopConfig): DynamicModule {
    return {
      module: OneStopModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        AuditModule.forRoot({ secret: config.AUDIT_SECRET, directory: config.DATA_DIR }),
        MongooseModule.forFeature([{ name: DOSSIER, schema: dossierSchema }, { name: RECKONING, schema: reckoningSchema }, { name: MIGRATION, schema: migrationSchema }, { name: DUPLICATE_MARK, schema: duplicateMarkSchema }, ...handingSchemas, { name: BULK_JOB, schema: bulkJobSchema }, { name: LETTER_NUMBER, schema: letterNumberSchema }]),
        feesModels,
        MessagingModule.forRoot({
          brokers: config.KAFKA_BROKERS,
          clientId: 'one-stop',
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          publishes: ['motcua.dossier.v1', 'motcua.dossier-status.v1'],
        }),
        AuthModule.forRoot({ service: 'one-stop', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [SubmissionsConsumer, CalendarsController, QueuesController, DossiersController, DeskController, CitizenController, ResultsController, PapersController, DossiersInternalController, ...counter.controllers, ...handing.controllers, ...auditing.controllers, ...rating.controllers, ...processes.controllers, ...feesControllers, ...noticing.controllers, ...terms.controllers, ...bulk.controllers],
      providers: [
        { provide: ONE_STOP_CONFIG, useValue: config },
        { provide: FileStore, useFactory: () => new FileStore(config.DATA_DIR, 'results', storageAt(config)) },
        { provide: Seal, useFactory: () => new Seal(config.CONFIDENTIAL_SECRET) },
        Catalogue,
        Eforms,
        ...reading,
        ...queues,
        ...moving,
        ...reckoning,
        ...noticing.providers,
        ...auditing.providers,
        ...rating.providers,
        ...counter.providers,
        ...handing.providers,
        ...processes.providers,
        ...feesProviders(config),
        ...terms.providers,
        ...bulk.providers,
      ],
    };
  }
}
