import { MessagingModule } from '@motcua/messaging/messaging.module';
import { StoreModule } from '@motcua/persistence/store.module';
import { Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CATALOGUE_CONFIG, type CatalogueConfig } from './catalogue.config.ts';
import { CatalogueService } from './catalogue.service.ts';
import { ENTRY, entrySchema } from './entry.schema.ts';
import { EntryStore } from './entry.store.ts';
import { PlacesController } from './places.controller.ts';
import { ProceduresController } from './procedures.controller.ts';
import { Publication } from './publication.ts';
import { Seeding } from './seeding.ts';

@Module({})
export class CatalogueModule {
  static with(config: CatalogueConfig): DynamicModule {
    return {
      module: CatalogueModule,
      imports: [
        StoreModule.at(config.MONGODB_URI),
        MongooseModule.forFeature([{ name: ENTRY, schema: entrySchema }]),
        MessagingModule.forRoot({
          brokers: config.KAFKA_BROKERS,
          clientId: 'catalogue',
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          publishes: ['motcua.procedure.v1', 'motcua.agency.v1', 'motcua.calendar.v1', 'motcua.unit.v1'],
        }),
      ],
      controllers: [ProceduresController, PlacesController],
      providers: [{ provide: CATALOGUE_CONFIG, useValue: config }, EntryStore, CatalogueService, Publication, Seeding],
    };
  }
}
