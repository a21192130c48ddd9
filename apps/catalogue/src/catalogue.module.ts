import { AuthModule } from '@motcua/auth/auth.module';
import { MessagingModule } from '@motcua/messaging/messaging.module';
import { StoreModule } from '@motcua/persistence/store.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CATALOGUE_CONFIG, type CatalogueConfig } from './catalogue.config.ts';
import { CatalogueService } from './catalogue.service.ts';
import { PROCEDURE_DRAFT, draftSchema } from './drafts/draft.schema.ts';
import { DraftStore } from './drafts/draft.store.ts';
import { DraftPublishing } from './drafts/draft-publishing.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { DraftsService } from './drafts/drafts.service.ts';
import { NewDrafts } from './drafts/new-drafts.ts';
import { Staff } from './drafts/staff.ts';
import { ENTRY, entrySchema } from './entry.schema.ts';
import { EntryStore } from './entry.store.ts';
import { FormFiles } from './form-files.ts';
import { FormsController } from './forms.controller.ts';
import { AgenciesEditingController } from './organisation/agencies-editing.controller.ts';
import { CalendarsEditingController } from './organisation/calendars-editing.controller.ts';
import { Editing } from './organisation/editing.ts';
import { Organisation } from './organisation/organisation.service.ts';
import { PlacesController } from './places.controller.ts';
import { ProceduresController } from './procedures.controller.ts';
import { Publication } from './publication.ts';
import { Seeding } from './seeding.ts';
import { VersionsController } from './versions.controller.ts';
import { WithdrawingService } from './withdrawing.ts';

const editing = [DraftStore, DraftPublishing, DraftsService, NewDrafts, Staff];

@Module({})
export class CatalogueModule {
  static with(config: CatalogueConfig): DynamicModule {
    return {
      module: CatalogueModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        MongooseModule.forFeature([
          { name: ENTRY, schema: entrySchema },
          { name: PROCEDURE_DRAFT, schema: draftSchema },
        ]),
        MessagingModule.forRoot({
          brokers: config.KAFKA_BROKERS,
          clientId: 'catalogue',
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          publishes: ['motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.unit.v1'],
        }),
        AuthModule.forRoot({ service: 'catalogue', issuer: `${config.PUBLIC_URL}/id`, jwksUrl: `${config.IDENTITY_URL}/id/jwks`, serviceSecret: config.SERVICE_SECRET }),
      ],
      controllers: [ProceduresController, VersionsController, FormsController, PlacesController, DraftsController, AgenciesEditingController, CalendarsEditingController],
      providers: [{ provide: CATALOGUE_CONFIG, useValue: config }, EntryStore, CatalogueService, FormFiles, WithdrawingService, Publication, Seeding, Editing, Organisation, ...editing],
    };
  }
}
