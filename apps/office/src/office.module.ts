import { MessagingModule } from '@motcua/messaging/messaging.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccessLog } from './access/access.client.ts';
import { AccessController } from './access/access.controller.ts';
import { ActsController } from './acts/acts.controller.ts';
import { ResultController } from './acts/result.controller.ts';
import { BulkClient } from './bulk/bulk.client.ts';
import { BulkController } from './bulk/bulk.controller.ts';
import { CallerLooks } from './calls/caller-looks.ts';
import { CallsController } from './calls/calls.controller.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { CatalogueController } from './designer/catalogue/catalogue.controller.ts';
import { DraftKeeper } from './designer/draft/draft-keeper.ts';
import { DraftsController } from './designer/draft/drafts.controller.ts';
import { PreviewController } from './designer/picture/preview.controller.ts';
import { ProcedureDrafts } from './designer/draft/procedure-drafts.ts';
import { ProceduresController } from './designer/catalogue/procedures.controller.ts';
import { PublishController } from './designer/draft/publish.controller.ts';
import { SheetController } from './designer/sheet/sheet.controller.ts';
import { TryController } from './designer/picture/try.controller.ts';
import { ApplicantController } from './counter/applicant.controller.ts';
import { CompareController } from './counter/compare.controller.ts';
import { Counter } from './counter/counter.client.ts';
import { CounterController } from './counter/counter.controller.ts';
import { IncompleteController } from './counter/incomplete.controller.ts';
import { Reception } from './counter/reception.ts';
import { ReceptionController } from './counter/reception.controller.ts';
import { ReceptionDesk } from './counter/reception-desk.ts';
import { ScansController } from './counter/scans.controller.ts';
import { SupplementController } from './counter/supplement.controller.ts';
import { DossierController } from './dossier/dossier.controller.ts';
import { DossierDesk } from './dossier/dossier-desk.ts';
import { DossierRoom } from './dossier/dossier-room.ts';
import { FilesController } from './dossier/files.controller.ts';
import { BookController } from './fees/book.controller.ts';
import { DisputesController } from './fees/disputes.controller.ts';
import { FeedsClient } from './feeds/feeds.client.ts';
import { FeedsController } from './feeds/feeds.controller.ts';
import { WebhookActsController } from './webhooks/webhook-acts.controller.ts';
import { WebhooksClient } from './webhooks/webhooks.client.ts';
import { WebhooksController } from './webhooks/webhooks.controller.ts';
import { FeesClient } from './fees/fees.client.ts';
import { FeesController } from './fees/fees.controller.ts';
import { AccountController } from './frame/account.controller.tsx';
import { RoomKeeper } from './frame/room-keeper.ts';
import { FlightsClient } from './flights/flights.client.ts';
import { FlightsController } from './flights/flights.controller.ts';
import { HandingClient } from './handing/handing.client.ts';
import { HandingController } from './handing/handing.controller.ts';
import { HandingDesk } from './handing/handing-desk.ts';
import { MentionsController } from './handing/mentions.controller.ts';
import { QuestionController } from './handing/question.controller.ts';
import { InboxController } from './inbox/inbox.controller.ts';
import { Notices } from './notices/notices.client.ts';
import { NoticesController } from './notices/notices.controller.ts';
import { OFFICE_CONFIG, type OfficeConfig } from './office.config.ts';
import { OneStop } from './services/one-stop.ts';
import { AgenciesController } from './organisation/agencies.controller.ts';
import { AgencyDesk } from './organisation/agency-desk.ts';
import { CalendarDesk } from './organisation/calendar-desk.ts';
import { CalendarsController } from './organisation/calendars.controller.ts';
import { OrganisationClient } from './organisation/organisation.client.ts';
import { StaffController } from './organisation/staff.controller.ts';
import { StaffDesk } from './organisation/staff-desk.ts';
import { RosterClient } from './roster/roster.client.ts';
import { RosterController } from './roster/roster.controller.ts';
import { Ratings } from './ratings/ratings.client.ts';
import { RatingsController } from './ratings/ratings.controller.ts';
import { RegisterController } from './terms/register.controller.ts';
import { Services } from './services/services.ts';

const organisation = { controllers: [AgenciesController, StaffController, CalendarsController], providers: [OrganisationClient, AgencyDesk, StaffDesk, CalendarDesk] };
const handing = { controllers: [HandingController, QuestionController, RosterController, MentionsController], providers: [HandingClient, RosterClient, HandingDesk] };
const counter = { controllers: [CounterController, ApplicantController, IncompleteController, ScansController, ReceptionController, CompareController, SupplementController], providers: [Counter, Reception, ReceptionDesk] };
/** `catalogue/` keeps what is published; the designer is where it is drawn up. Fixed addresses come before those with a name in them. */
const flights = { controllers: [FlightsController], providers: [FlightsClient] };
const designer = { controllers: [CatalogueController, ProceduresController, DraftsController, SheetController, PreviewController, TryController, PublishController], providers: [ProcedureDrafts, DraftKeeper] };

const noticing = { controllers: [NoticesController], providers: [Notices] };

const feeds = { controllers: [FeedsController, WebhooksController, WebhookActsController], providers: [FeedsClient, WebhooksClient] };

const fees = { controllers: [FeesController, DisputesController, BookController], providers: [FeesClient] };

@Module({})
export class OfficeModule {
  static with(config: OfficeConfig): DynamicModule {
    return {
      module: OfficeModule,
      imports: [MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'office', topicPrefix: config.KAFKA_TOPIC_PREFIX })],
      controllers: [InboxController, BulkController, AccountController, RatingsController, AccessController, CallsController, ...counter.controllers, FilesController, ResultController, ...fees.controllers, ...feeds.controllers, ...handing.controllers, DossierController, ActsController, ...noticing.controllers, RegisterController, ...organisation.controllers, ...flights.controllers, ...designer.controllers],
      providers: [{ provide: OFFICE_CONFIG, useValue: config }, Services, OneStop, BulkClient, Catalogue, RoomKeeper, DossierDesk, DossierRoom, ...fees.providers, ...feeds.providers, Ratings, AccessLog, CallerLooks, ...counter.providers, ...handing.providers, ...noticing.providers, ...organisation.providers, ...flights.providers, ...designer.providers],
    };
  }
}
