import { MessagingModule } from '@motcua/messaging/messaging.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccessLog } from './access/access.client.ts';
import { AccessController } from './access/access.controller.ts';
import { AgenciesController } from './agency/agencies.controller.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { Dossiers } from './dossier/dossiers.client.ts';
import { DossiersController } from './dossier/dossiers.controller.ts';
import { FilesController } from './dossier/files.controller.ts';
import { SupplementController } from './dossier/supplement.controller.ts';
import { CheckController } from './draft/check.controller.ts';
import { Drafts } from './draft/drafts.client.ts';
import { DraftsController } from './draft/drafts.controller.ts';
import { EarlierPapersController } from './draft/earlier-papers.controller.ts';
import { PaperFiles } from './draft/paper-files.ts';
import { PaperUploadsController } from './draft/paper-uploads.controller.ts';
import { KeepController } from './draft/keep.controller.ts';
import { PapersController } from './draft/papers.controller.ts';
import { SectionController } from './draft/section.controller.ts';
import { Uploads } from './draft/uploads.client.ts';
import { UpgradeController } from './draft/upgrade.controller.ts';
import { Fees } from './fees/fees.client.ts';
import { PaymentsController } from './fees/payments.controller.ts';
import { Follows } from './follow/follow.client.ts';
import { FollowController } from './follow/follow.controller.ts';
import { HelpController } from './help/help.controller.ts';
import { HomeController } from './home/home.controller.ts';
import { KioskController } from './kiosk/kiosk.controller.ts';
import { LifeEventsController } from './life-event/life-events.controller.ts';
import { Letters } from './letters/letters.client.ts';
import { LettersController } from './letters/letters.controller.ts';
import { LookupController } from './lookup/lookup.controller.ts';
import { Statuses } from './lookup/status.client.ts';
import { PORTAL_CONFIG, type PortalConfig } from './portal.config.ts';
import { BlankFormsController } from './procedure/blank-forms.controller.ts';
import { ProceduresController } from './procedure/procedures.controller.ts';
import { RateController } from './rating/rate.controller.ts';
import { Ratings } from './rating/ratings.client.ts';
import { Services } from './services/services.ts';

const controllers = [
  HomeController, ProceduresController, LifeEventsController, AgenciesController, DraftsController, PaperUploadsController, PapersController, CheckController,
  UpgradeController, KeepController, EarlierPapersController, SectionController,
  DossiersController, PaymentsController, SupplementController, FilesController, BlankFormsController, LookupController, HelpController, LettersController, AccessController, RateController, KioskController, CalendarController, FollowController,
];

@Module({})
export class PortalModule {
  static with(config: PortalConfig): DynamicModule {
    return {
      module: PortalModule,
      imports: [MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'portal', topicPrefix: config.KAFKA_TOPIC_PREFIX })],
      controllers,
      providers: [{ provide: PORTAL_CONFIG, useValue: config }, Services, Catalogue, Drafts, Uploads, PaperFiles, Dossiers, Fees, Letters, Statuses, AccessLog, Ratings, Follows],
    };
  }
}
