import { fileRefused, type FileRefusal, fileRefusals } from '@motcua/files/file.problems';
import { FileStore } from '@motcua/files/file-store';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addAbortSignal, type Readable } from 'node:stream';
import { attachmentExpired, attachmentUnknown, checksumWrong, offsetWrong, partTooLong, tooManyUploads } from './attachment.problems.ts';
import type { AttachmentDocument } from './attachment.schema.ts';
import { AttachmentStore } from './attachment.store.ts';
import { AttachmentsService, keptUntil } from './attachments.service.ts';
import { FileIntake } from './file-intake.ts';
import type { NewUpload, Part } from './tus.ts';
import { UploadTurns } from './upload-turns.ts';

const day = 24 * 60 * 60 * 1000;
/** So long the next part is waited for. */
const patience = day;
const mostUnfinished = 40;

/** How far an upload has come. */
export interface Standing {
  readonly offset: number;
  readonly size: number;
  /** Until when its next part must come; none once it is whole. */
  readonly until?: Date | undefined;
}

/** Files that come part by part. How far one has come is what lies on disk, so neither a restart nor a crash loses more than the part on its way. */
@Injectable()
export class UploadsService {
  private readonly turns = new UploadTurns();

  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStore,
    private readonly intake: FileIntake,
    private readonly known: AttachmentsService,
    private readonly clock: Clock,
  ) {}

  async begin(owner: string, upload: NewUpload): Promise<AttachmentDocument> {
    if ((await this.attachments.countUnfinished(owner)) >= mostUnfinished) throw tooManyUploads();
    const uploadedAt = this.clock.now();
    const attachment: AttachmentDocument = { _id: randomUUID(), owner, ...upload, state: 'waiting', uploadedAt, dossiers: [], partsUntil: this.until(), keepUntil: keptUntil(uploadedAt) };
    await this.files.incoming.begin(attachment._id);
    await this.attachments.add(attachment);
    return attachment;
  }

  standing(owner: string, id: string): Promise<Standing> {
    return this.turns.take(id, async () => {
      const attachment = await this.get(owner, id);
      if (!isUnfinished(attachment)) return { offset: attachment.size, size: attachment.size };
      return this.settleIfWhole(attachment, await this.lengthOf(attachment));
    });
  }

  /** @throws RequestProblem also when the file is whole and was refused */
  append(owner: string, id: string, { offset, check, stream }: Part & { stream: Readable }): Promise<Standing> {
    return this.turns.take(id, async (signal) => {
      const attachment = await this.get(owner, id);
      const length = isUnfinished(attachment) ? await this.lengthOf(attachment) : attachment.size;
      if (offset !== length) throw offsetWrong(length);
      if (!isUnfinished(attachment)) return { offset: length, size: length };
      await this.attachments.goOn(id, this.until());
      const chunks = within(addAbortSignal(signal, stream), attachment.size - offset);
      const reached = await this.files.incoming.append(id, { offset, chunks, check });
      if (reached === undefined) throw checksumWrong();
      return this.settleIfWhole(attachment, reached);
    });
  }

  /** Ends an upload that nobody wants any more. */
  async end(owner: string, id: string): Promise<void> {
    await this.turns.take(id, async () => {
      await this.known.remove(owner, id);
      await this.files.incoming.drop(id);
    });
  }

  /** What crashes left: whole files that nobody judged, and uploads whose sender does not come back. */
  async settleLeft(limit: number): Promise<void> {
    const quiet = new Date(this.until().getTime() - 60_000);
    for (const attachment of await this.attachments.partsDueBefore(quiet, limit)) {
      const length = await this.files.incoming.lengthOf(attachment._id);
      if (length === attachment.size) await this.turns.take(attachment._id, () => this.finish(attachment)).catch(ignoreRefusal);
      else if (isPast(attachment, this.clock.machine())) await this.expire(attachment);
    }
  }

  private async settleIfWhole(attachment: AttachmentDocument, offset: number): Promise<Standing> {
    const { size } = attachment;
    if (offset < size) return { offset, size, until: this.until() };
    await this.finish(attachment);
    return { offset, size };
  }

  /** Safe to do again: the file stays where it is until it is placed. */
  private async finish(attachment: AttachmentDocument): Promise<void> {
    const { _id, name } = attachment;
    const received = await this.files.incoming.finished(_id);
    try {
      const type = await this.intake.judge(received, name);
      await this.attachments.complete(_id, { sha256: received.sha256, type });
    } catch (error) {
      if (isRefusal(error)) await this.refuse(_id, error.code);
      throw error;
    }
    await this.intake.keep(received, attachment);
    await this.files.incoming.drop(_id);
  }

  /** The reason is kept, because the answer that tells it may get lost. */
  private async refuse(id: string, code: FileRefusal): Promise<void> {
    await this.attachments.markFailed(id, code);
    await this.files.incoming.drop(id);
  }

  private async expire({ _id }: AttachmentDocument): Promise<void> {
    await this.attachments.markFailed(_id, 'attachment-expired');
    await this.files.incoming.drop(_id);
  }

  private async get(owner: string, id: string): Promise<AttachmentDocument> {
    const attachment = await this.attachments.find(id);
    if (attachment?.owner !== owner) throw attachmentUnknown();
    const { problem, state } = attachment;
    if (problem === 'attachment-expired' || (isUnfinished(attachment) && isPast(attachment, this.clock.machine()))) throw attachmentExpired();
    if (state === 'failed' && isFileRefusal(problem)) throw fileRefused(problem);
    return attachment;
  }

  private async lengthOf({ _id }: AttachmentDocument): Promise<number> {
    const length = await this.files.incoming.lengthOf(_id);
    if (length === undefined) throw attachmentExpired();
    return length;
  }

  private until(): Date {
    return new Date(this.clock.machine().getTime() + patience);
  }
}

const isUnfinished = ({ partsUntil }: AttachmentDocument) => partsUntil !== undefined;
const isPast = ({ partsUntil }: AttachmentDocument, now: Date) => partsUntil !== undefined && partsUntil < now;
const isFileRefusal = (code: unknown): code is FileRefusal => fileRefusals.some((one) => one === code);
const isRefusal = (error: unknown): error is RequestProblem & { code: FileRefusal } => error instanceof RequestProblem && isFileRefusal(error.code);

function ignoreRefusal(error: unknown): void {
  if (!isRefusal(error)) throw error;
}

/** A part must not make the file longer than it was said to be. */
async function* within(chunks: AsyncIterable<Buffer>, most: number) {
  let left = most;
  for await (const chunk of chunks) {
    left -= chunk.length;
    if (left < 0) throw partTooLong();
    yield chunk;
  }
}
