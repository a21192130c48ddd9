import { FileStore } from '@motcua/files/file-store';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AttachmentDocument } from './attachment.schema.ts';
import { AttachmentStore } from './attachment.store.ts';
import { Belongings } from './belongings.ts';

const everyMinutes = 10;
const mostAtOnce = 200;
const day = 24 * 60 * 60 * 1000;

/** Removes files that nothing needs any more, and heals attachments whose claim a crash prevented. Safe to run in several processes at once. */
@Injectable()
export class AttachmentSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStore,
    private readonly belongings: Belongings,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.sweep(), every: everyMinutes * 60_000, onTrouble: (error) => this.logger.warn({ err: error }, 'sweeping attachments failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const expired = await this.attachments.expiredBefore(now, mostAtOnce);
    for (const attachment of expired) await this.settle(attachment, now);
    await this.files.incoming.discardBefore(new Date(this.clock.machine().getTime() - day));
    if (expired.length > 0) this.logger.info({ looked: expired.length }, 'attachments swept');
  }

  private async settle(attachment: AttachmentDocument, now: Date): Promise<void> {
    const dossierId = await this.belongings.dossierOf(attachment);
    if (dossierId) return this.attachments.claim(dossierId, [attachment._id]);
    const until = attachment.deleted ? undefined : await this.belongings.draftUntil(attachment, now);
    if (until) return this.attachments.keepAtLeast(attachment.owner, [attachment._id], until);
    if (await this.attachments.remove(attachment._id)) await this.removeContent(attachment);
  }

  private async removeContent({ _id, sha256, state }: AttachmentDocument): Promise<void> {
    if (state !== 'clean') await Promise.all([this.files.incoming.drop(_id), this.files.removeApart(_id)]);
    if (sha256) await this.files.removeUnused(sha256, () => this.attachments.isContentUsed(sha256));
  }
}
