import type { LookedAt } from '@motcua/contracts/access-log-api';
import type { Actor } from '@motcua/domain/actor';
import { searchKey } from '@motcua/domain/text/accents';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { traceparentOf } from '@motcua/messaging/trace';
import { queryHash } from '@motcua/persistence/audit/anchor';
import { AuditLog } from '@motcua/persistence/audit/audit-log';
import type { Outcome, Told, Who } from '@motcua/persistence/audit/entry';
import { Inject, Injectable } from '@nestjs/common';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';

/** What was looked at: which dossier, as it stood, and which part of it. */
export interface Looked {
  readonly of?: string;
  readonly version?: number;
  readonly part?: string;
  readonly outcome?: Outcome;
}

/** A list or a search, with the ids of the dossiers that it showed. */
export interface Shown {
  readonly part: string;
  readonly q?: string;
  readonly ids: readonly string[];
}

/** Tells the log who looks at what. Whoever is shown something waits for it. */
@Injectable()
export class Audit {
  constructor(
    private readonly log: AuditLog,
    private readonly clock: Clock,
    @Inject(ONE_STOP_CONFIG) private readonly config: Pick<OneStopConfig, 'AUDIT_SECRET'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws DependencyAway when the log takes no entries: then nothing may be shown */
  looked(reader: Actor, what: LookedAt, { outcome = 'done', ...looked }: Looked): Promise<void> {
    return this.log.tell({ ...this.now(reader), kind: 'read', what, ...looked, outcome });
  }

  /** @throws DependencyAway as above */
  listed(reader: Actor, { part, q, ids }: Shown): Promise<void> {
    const query = q === undefined ? {} : { query: queryHash(searchKey(q), this.config.AUDIT_SECRET) };
    return this.log.tell({ ...this.now(reader), kind: 'list', what: q === undefined ? 'list' : 'search', part, ...query, shown: ids, outcome: 'done' });
  }

  /** A person decides about money that fits no payment. @throws DependencyAway as above */
  settled(by: Actor, { of, part }: { readonly of: string; readonly part: string }): Promise<void> {
    return this.log.tell({ ...this.now(by), kind: 'write', what: 'settle-payment', of, part, outcome: 'done' });
  }

  /** What has happened already. @throws when the process ends before it could be written */
  async wrote(told: readonly Told[]): Promise<void> {
    await this.log.tellAll(told);
    this.logger.debug({ entries: told.length }, 'moves are in the audit log');
  }

  private now(reader: Actor): Pick<Told, 'at' | 'who' | 'traceId'> {
    const traceId = traceparentOf()?.split('-')[1];
    return { at: this.clock.now().toISOString(), who: whoIs(reader), ...(traceId === undefined ? {} : { traceId }) };
  }
}

const whoIs = ({ id, kind, agency, roles }: Actor): Who => ({ id, kind, ...(agency === undefined ? {} : { agency }), ...(roles.length > 0 ? { roles } : {}) });
