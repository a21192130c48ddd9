import { MessagingModule } from '@motcua/messaging/messaging.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { ActsController } from './acts/acts.controller.ts';
import { ResultController } from './acts/result.controller.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { DossierController } from './dossier/dossier.controller.ts';
import { DossierDesk } from './dossier/dossier-desk.ts';
import { FilesController } from './dossier/files.controller.ts';
import { AccountController } from './frame/account.controller.tsx';
import { RoomKeeper } from './frame/room-keeper.ts';
import { InboxController } from './inbox/inbox.controller.ts';
import { OFFICE_CONFIG, type OfficeConfig } from './office.config.ts';
import { OneStop } from './services/one-stop.ts';
import { Services } from './services/services.ts';

@Module({})
export class OfficeModule {
  static with(config: OfficeConfig): DynamicModule {
    return {
      module: OfficeModule,
      imports: [MessagingModule.forRoot({ brokers: config.KAFKA_BROKERS, clientId: 'office', topicPrefix: config.KAFKA_TOPIC_PREFIX })],
      controllers: [InboxController, AccountController, FilesController, ResultController, DossierController, ActsController],
      providers: [{ provide: OFFICE_CONFIG, useValue: config }, Services, OneStop, Catalogue, RoomKeeper, DossierDesk],
    };
  }
}
