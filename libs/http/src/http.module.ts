import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { LOGGER } from './logger-token.ts';
import type { Logger } from '@motcua/logging/logger';
import { Clock } from './clock.ts';
import { Health, HealthController } from './health.ts';
import { FastLane } from './fast-lane.ts';
import { HotRoutes } from './hot-routes.ts';

interface Around {
  readonly logger: Logger;
  readonly lane: FastLane;
  /** Where a simulation says what time it is. */
  readonly clockFile?: string | undefined;
}

/** Wraps an app's own module with clock, logger and health, which every part may inject. */
@Global()
@Module({})
export class HttpModule {
  static around(module: DynamicModule | Type, { logger, lane, clockFile }: Around): DynamicModule {
    return {
      module: HttpModule,
      imports: [module],
      controllers: [HealthController],
      providers: [{ provide: Clock, useFactory: () => new Clock(clockFile) }, Health, HotRoutes, { provide: FastLane, useValue: lane }, { provide: LOGGER, useValue: logger }],
      exports: [Clock, Health, HotRoutes, LOGGER],
    };
  }
}
