import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import type { DraftExpires } from '@motcua/contracts/notify-api';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { DependencyAway } from '@motcua/messaging/failure';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import { DraftPresenter } from './draft.presenter.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftLife } from './draft.life.ts';
import { DraftStore } from './draft.store.ts';

/** Milliseconds. */
const times = { every: 5 * 60_000, lease: 60_000 };
const mostAtOnce = 100;
const mostFailures = 3;

/**
 * Has owners told that their drafts will expire. The lease spares work; that nobody is told twice rests on the key, under which notify
 * writes the letter down once.
 */
@Injectable()
export class DraftNoticesSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lease: Lease;
  private readonly notify: ServiceFetch;
  private readonly rounds: Rounds;

  constructor(
    private readonly drafts: DraftStore,
    private readonly life: DraftLife,
    private readonly presenter: DraftPresenter,
    @Inject(EFORMS_CONFIG) { NOTIFY_URL, SERVICE_SECRET }: EformsConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.lease = new Lease(drafts.database(), 'draft-notices', times.lease);
    this.rounds = new Rounds({ work: () => this.sweepAll(), every: times.every, lease: this.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'telling of drafts that expire failed') });
    this.notify = serviceFetch({ from: 'eforms', to: 'notify', baseUrl: NOTIFY_URL, secret: SERVICE_SECRET });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** One sweep at a time here, and none while another process holds the lease. Whose notice does not go out waits for the next one. */
  sweep(): Promise<void> {
    return this.rounds.now();
  }

  private async sweepAll(): Promise<void> {
    for (let more = true; more && (await this.lease.take()); ) {
      const now = this.life.now();
      const drafts = await this.drafts.noticesDue(now, mostAtOnce);
      more = (await this.settleAll(drafts, now)) && drafts.length === mostAtOnce;
    }
  }

  /** One draft that cannot be told of stops nobody else's notice; notify that is away is not asked a hundred times. */
  private async settleAll(drafts: readonly DraftDocument[], now: Date): Promise<boolean> {
    let failed = 0;
    for (const draft of drafts) {
      if (failed === mostFailures) break;
      await this.settle(draft, now).catch((error: unknown) => {
        failed += 1;
        this.logger.warn({ draftId: draft._id, err: error }, 'could not tell yet that a draft expires');
      });
    }
    return failed === 0;
  }

  private async settle(draft: DraftDocument, now: Date): Promise<void> {
    const { days, noticeAt } = this.life.due(draft, now);
    if (days !== undefined) await this.tell(draft, days);
    await this.drafts.noted(draft, noticeAt);
  }

  private async tell(draft: DraftDocument, days: number): Promise<void> {
    const { procedure, agency, expiresAt, submission } = await this.presenter.present(draft);
    if (submission) return;
    const json: DraftExpires = { template: 'draft-expires', draftId: draft._id, params: { ...(draft.confidential ? {} : { procedure: procedure.name }), agency: agency.name, expiresAt } };
    const headers = { 'idempotency-key': `draft-expires/${draft._id}/${draft.expiresAt.getTime()}/${days}` };
    const answer = await this.notify('/internal/messages', { json, headers });
    await answer.body?.cancel();
    if (!answer.ok) throw new DependencyAway(`notify answered ${answer.status}`);
    this.logger.info({ draftId: draft._id, days }, 'told that a draft expires');
  }
}
