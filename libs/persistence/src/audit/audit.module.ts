import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getConnectionToken, MongooseModule } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from './anchor.ts';
import { AuditLog } from './audit-log.ts';
import { AUDIT, auditSchema } from './audit.schema.ts';

interface AuditSettings {
  readonly secret: string;
  /** Where anchors are written down beside the store. */
  readonly directory: string;
}

export const anchorsFile = 'audit-anchors.jsonl';

/** Provides `AuditLog`. Not global: Nest ends global modules last, the store's connection among them, and the last entries need it. */
@Module({})
export class AuditModule implements OnApplicationShutdown {
  constructor(private readonly log: AuditLog) {}

  static forRoot(settings: AuditSettings): DynamicModule {
    return {
      module: AuditModule,
      imports: [MongooseModule.forFeature([{ name: AUDIT, schema: auditSchema }])],
      providers: [{ provide: AuditLog, useFactory: (connection: Connection, clock: Clock, logger: Logger) => logOver(connection, settings, { clock, logger }), inject: [getConnectionToken(), Clock, LOGGER] }],
      exports: [AuditLog, MongooseModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
  }
}

function logOver({ db }: Connection, { secret, directory }: AuditSettings, { clock, logger }: { clock: Clock; logger: Logger }): AuditLog {
  if (!db) throw new Error('the store is not connected yet');
  const onTrouble = (error: unknown) => logger.warn({ err: error }, 'the audit log could not be anchored and will be later');
  let written = Promise.resolve();
  const onAnchor = (anchor: Anchor) => {
    // Whoever keeps the lines of the log elsewhere has the anchors there, too.
    logger.info({ anchor: anchor._id, chain: anchor.chain, seq: anchor.seq, signature: anchor.signature }, 'audit log anchored');
    written = written.then(() => writeDown(anchor, directory)).catch(onTrouble);
  };
  return new AuditLog({ db, secret, now: () => clock.machine(), onAnchor, onTrouble });
}

async function writeDown(anchor: Anchor, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await appendFile(join(directory, anchorsFile), `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
}
