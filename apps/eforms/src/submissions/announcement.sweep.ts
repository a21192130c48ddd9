import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { EventPublisher } from '@motcua/messaging/publisher';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AnnouncementDocument } from './announcement.schema.ts';
import { AnnouncementStore } from './announcement.store.ts';
import { factsOf } from './submission.events.ts';
import { SubmissionStore } from './submission.store.ts';

/** Milliseconds. Announcements are left to their own process for the grace; one whose dossiers are not there may still be written until the end. */
const times = { every: 3_000, grace: 5_000, end: 10 * 60_000, lease: 15_000 };
const mostAtOnce = 20;

/** Publishes what a crash or an absent Kafka left behind. Events of a dossier have the same ids each time, so consumers see one fact. */
@Injectable()
export class AnnouncementSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lease: Lease;
  private readonly rounds: Rounds;

  constructor(
    private readonly announcements: AnnouncementStore,
    private readonly submissions: SubmissionStore,
    private readonly publisher: EventPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.lease = new Lease(announcements.database(), 'announcements', times.lease);
    this.rounds = new Rounds({ work: () => this.sweep(), every: times.every, lease: this.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'sweeping announcements failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule(0);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** One sweep, if no other process holds the lease. */
  async sweep(now = new Date()): Promise<void> {
    while (this.rounds.goesOn && (await this.lease.take())) {
      const left = await this.announcements.notedBefore(new Date(now.getTime() - times.grace), mostAtOnce);
      const kept = await Promise.all(left.map((announcement) => this.settle(announcement, now)));
      if (left.length < mostAtOnce || kept.some(Boolean)) return;
    }
  }

  /** @returns whether the announcement stays for now */
  private async settle({ _id, dossiers, at }: AnnouncementDocument, now: Date): Promise<boolean> {
    const found = await this.submissions.findAll(dossiers);
    await this.publisher.publish(found.flatMap(factsOf));
    if (found.length > 0) this.logger.info({ published: found.length }, 'published what was left announced');
    const there = new Set(found.map((submission) => submission._id));
    const missing = dossiers.filter((id) => !there.has(id));
    if (missing.length > 0 && at.getTime() > now.getTime() - times.end) {
      await this.announcements.shrink(_id, missing);
      return true;
    }
    await this.announcements.drop(_id);
    return false;
  }
}
