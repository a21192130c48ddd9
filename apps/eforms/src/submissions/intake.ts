import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { EventPublisher } from '@motcua/messaging/publisher';
import { GroupCommit } from '@motcua/persistence/group-commit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AnnouncementStore } from './announcement.store.ts';
import { factsOf } from './submission.events.ts';
import type { SubmissionDocument } from './submission.schema.ts';
import { SubmissionStore, type Written } from './submission.store.ts';

/** A hundred of the largest answers still fit one message to the store (48 MB). */
const limits = { batch: 100, inFlight: 2 };

/**
 * Takes submissions in: what arrives in one moment is announced, written and published together. The order is the promise: the announcement
 * is durable before the dossiers are, so that a crash anywhere leaves either nothing or something that the sweep publishes.
 */
@Injectable()
export class Intake implements OnApplicationShutdown {
  private readonly commits = new GroupCommit<SubmissionDocument, Written>((batch) => this.takeTogether(batch), limits);
  private readonly underway = new Set<Promise<unknown>>();

  constructor(
    private readonly submissions: SubmissionStore,
    private readonly announcements: AnnouncementStore,
    private readonly publisher: EventPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Durable when it resolves. @throws StoreOverloaded when more waits than can be promised; nothing was written then */
  take(submission: SubmissionDocument): Promise<Written> {
    return this.track(this.commits.add(submission));
  }

  /** No request comes any more: what the last ones made is written and published before the connections close. */
  async onApplicationShutdown(): Promise<void> {
    while (this.underway.size > 0) await Promise.allSettled(this.underway);
  }

  private async takeTogether(batch: readonly SubmissionDocument[]): Promise<(Written | Error)[]> {
    const announcement = await this.announcements.note(batch.map(({ _id }) => _id));
    const results = await this.submissions.addAll(batch);
    const written = batch.filter((_, index) => results[index] === 'written');
    // One line a batch: a line costs as much as checking a whole form.
    if (written.length > 0) this.logger.info({ dossiers: written.map(({ _id }) => _id) }, 'dossiers submitted');
    void this.track(this.publish(announcement, written));
    return results;
  }

  private async publish(announcement: string, written: readonly SubmissionDocument[]): Promise<void> {
    try {
      await this.publisher.publish(written.flatMap(factsOf));
      await this.announcements.drop(announcement);
    } catch (error) {
      this.logger.warn({ err: error, dossiers: written.length }, 'submissions will be published by the sweep');
    }
  }

  private track<Result>(work: Promise<Result>): Promise<Result> {
    this.underway.add(work);
    const end = () => this.underway.delete(work);
    work.then(end, end);
    return work;
  }
}
