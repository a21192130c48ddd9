import { FileStore } from '@motcua/files/file-store';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { backoff, isAway, namesOf } from '@motcua/messaging/failure';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AttachmentDocument, Scan } from './attachment.schema.ts';
import { AttachmentStore } from './attachment.store.ts';
import { Scanner, type ScanVerdict } from './scanner.ts';

const [second, minute, day] = [1_000, 60_000, 86_400_000];
/** Whoever takes a file up has so long; then another process does. */
const turn = 5 * minute;
const atOnce = 2;
const waits = { first: 2 * second, most: minute };
/** A scanner that is away so long is a matter for people. */
const patience = 30 * minute;
/** For those who want to know what it was. */
const inQuarantine = 30 * day;

/** The scanner's queue: attachments that say of themselves when they are due. A crash goes on where it stopped, several processes share it. */
@Injectable()
export class Scans implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private underway: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStore,
    private readonly scanner: Scanner,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.wake();
    // Without a scanner nothing is queued but what was left by a time with one.
    if (this.scanner.atOnce) return;
    this.timer = setInterval(() => this.wake(), second);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.underway;
  }

  /** There may be something to do. */
  wake(): void {
    this.again = true;
    this.underway ??= this.work()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'the queue of the scanner cannot be read'))
      .finally(() => (this.underway = undefined));
  }

  private async work(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      await Promise.all(Array.from({ length: atOnce }, () => this.workOff()));
    }
  }

  private async workOff(): Promise<void> {
    for (let next = await this.next(); next && !this.closed; next = await this.next()) await this.look(next);
  }

  private next(): Promise<AttachmentDocument | null> {
    const now = this.clock.machine();
    return this.attachments.takeDue(now, new Date(now.getTime() + turn));
  }

  private async look(attachment: AttachmentDocument): Promise<void> {
    try {
      await this.settle(attachment, await this.verdictOn(attachment));
    } catch (error) {
      await this.postpone(attachment, error);
    }
  }

  private async verdictOn({ _id, sha256 = '' }: AttachmentDocument): Promise<ScanVerdict | 'missing'> {
    const content = await this.files.readApart(_id).catch(nothingIfMissing);
    if (content) return this.scanner.scan(content).finally(() => content.destroy());
    // Released already, by a process that ended before it could say so; what lies there was clean for everybody.
    const released = await this.files.read(sha256).catch(nothingIfMissing);
    released?.destroy();
    return released ? 'clean' : 'missing';
  }

  private async settle({ _id, sha256 = '' }: AttachmentDocument, verdict: ScanVerdict | 'missing'): Promise<void> {
    if (verdict === 'missing') return this.attachments.markFailed(_id, 'attachment-damaged');
    if (verdict === 'clean') {
      await this.files.release(_id, sha256);
      return this.attachments.markClean(_id);
    }
    await this.files.lockAway(_id);
    await this.attachments.markInfected(_id, new Date(this.clock.now().getTime() + inQuarantine));
    this.logger.warn({ attachmentId: _id }, 'virus found, file put into quarantine');
  }

  private async postpone({ _id, scan }: AttachmentDocument, error: unknown): Promise<void> {
    const now = this.clock.machine();
    const { tries, since }: Omit<Scan, 'due'> = scan ?? { tries: 0, since: now };
    this.logger.warn({ attachmentId: _id, tries, ...namesOf(error) }, isAway(error) ? 'scanner or storage is away, file waits' : 'scanning failed, file waits');
    if (now.getTime() - since.getTime() >= patience) return this.attachments.markFailed(_id, 'attachment-scan-failed');
    await this.attachments.queue(_id, { due: new Date(now.getTime() + backoff(tries + 1, waits)), tries: tries + 1, since });
  }
}

function nothingIfMissing(error: unknown): undefined {
  if (error instanceof Error && error.name === 'FileMissing') return undefined;
  throw error;
}
