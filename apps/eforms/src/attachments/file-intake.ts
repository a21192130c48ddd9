import { judgeFile, type Taken } from '@motcua/files/file-kind';
import { fileRefused } from '@motcua/files/file.problems';
import { FileStore } from '@motcua/files/file-store';
import type { Received } from '@motcua/files/incoming';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import type { AttachmentDocument } from './attachment.schema.ts';
import { AttachmentStore } from './attachment.store.ts';
import { Scanner } from './scanner.ts';
import { Scans } from './scans.ts';

const taken: Taken = { kinds: ['pdf', 'jpg', 'png', 'docx', 'xlsx'] };

/** What happens to a file that has arrived whole, in whatever way it came. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStore,
    private readonly scanner: Scanner,
    private readonly scans: Scans,
    private readonly clock: Clock,
  ) {}

  /** @returns its media type. @throws RequestProblem why it is not taken; nothing of it was kept */
  async judge({ path, size }: Received, name: string): Promise<string> {
    if (size === 0) throw fileRefused('attachment-empty');
    // First: a virus is to be called one, whatever else is wrong with it.
    if (this.scanner.atOnce && (await this.scanner.scan(createReadStream(path))) === 'infected') throw fileRefused('attachment-infected');
    const verdict = await judgeFile(path, name, taken);
    if ('refused' in verdict) throw fileRefused(verdict.refused);
    return verdict.type;
  }

  /** Keeps a judged file whose attachment is on record: in its place, or apart until the scanner has looked at it. */
  async keep(received: Received, { _id }: Pick<AttachmentDocument, '_id'>): Promise<'clean' | 'scanning'> {
    if (this.scanner.atOnce) {
      await this.files.place(received);
      await this.attachments.markClean(_id);
      return 'clean';
    }
    await this.files.setApart(received, _id);
    await this.scanAgain({ _id });
    return 'scanning';
  }

  async scanAgain({ _id }: Pick<AttachmentDocument, '_id'>): Promise<void> {
    const now = this.clock.machine();
    await this.attachments.queue(_id, { due: now, tries: 0, since: now });
    this.scans.wake();
  }
}
