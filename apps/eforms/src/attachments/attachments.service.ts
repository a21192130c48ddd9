import type { Attachment } from '@motcua/contracts/eforms-api';
import { tidyFileName } from '@motcua/files/file-name';
import { fileRefused } from '@motcua/files/file.problems';
import { FileStore } from '@motcua/files/file-store';
import type { Received } from '@motcua/files/incoming';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { attachmentInUse, attachmentUnknown } from './attachment.problems.ts';
import type { AttachmentDocument } from './attachment.schema.ts';
import { AttachmentStore } from './attachment.store.ts';
import { Belongings } from './belongings.ts';
import { FileIntake } from './file-intake.ts';

export interface Upload {
  owner: string;
  name: string;
  purpose?: string | undefined;
  /** Ends early and says so where the limit lies. */
  file: Readable & { truncated?: boolean };
}

const day = 24 * 60 * 60 * 1000;
/** How long a file waits to be used in a draft or dossier. */
const unusedFor = 7 * day;
export const keptUntil = (uploadedAt: Date): Date => new Date(uploadedAt.getTime() + unusedFor);

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStore,
    private readonly intake: FileIntake,
    private readonly belongings: Belongings,
    private readonly clock: Clock,
  ) {}

  async upload(upload: Upload): Promise<AttachmentDocument> {
    const received = await this.files.receive(upload.file);
    try {
      if (upload.file.truncated) throw fileRefused('attachment-too-large');
      return await this.keep(received, upload);
    } finally {
      await this.files.discard(received);
    }
  }

  private async keep(received: Received, { owner, name: given, purpose }: Upload): Promise<AttachmentDocument> {
    const name = tidyFileName(given);
    const type = await this.intake.judge(received, name);
    const uploadedAt = this.clock.now();
    const attachment: AttachmentDocument = {
      _id: randomUUID(),
      owner,
      name,
      size: received.size,
      type,
      sha256: received.sha256,
      state: 'scanning',
      ...(purpose ? { purpose } : {}),
      uploadedAt,
      dossiers: [],
      keepUntil: keptUntil(uploadedAt),
    };
    await this.attachments.add(attachment);
    return { ...attachment, state: await this.intake.keep(received, attachment) };
  }

  async get(owner: string, id: string): Promise<AttachmentDocument> {
    const attachment = await this.any(id);
    if (attachment.owner !== owner) throw attachmentUnknown();
    return attachment;
  }

  /** Whoever owns it: for our own services alone. */
  async any(id: string): Promise<AttachmentDocument> {
    const attachment = await this.attachments.find(id);
    if (!attachment) throw attachmentUnknown();
    return attachment;
  }

  /** @throws RequestProblem for what is not clean: nobody gets that, whoever they are */
  async content({ state, sha256 }: AttachmentDocument): Promise<Readable> {
    if (state !== 'clean' || !sha256) throw attachmentUnknown();
    return this.files.read(sha256);
  }

  /** Once more into the queue of a scanner that was away too long; anything else is as it is. */
  async scanAgain(owner: string, id: string): Promise<AttachmentDocument> {
    const attachment = await this.get(owner, id);
    if (attachment.problem !== 'attachment-scan-failed') return attachment;
    await this.intake.scanAgain(attachment);
    return this.get(owner, id);
  }

  async remove(owner: string, id: string): Promise<void> {
    const attachment = await this.get(owner, id);
    if (await this.belongings.isSubmitted(attachment)) throw attachmentInUse();
    if (!(await this.attachments.hide(id, this.clock.now()))) throw attachmentInUse();
  }

  /**
   * Binds files to a dossier, all or none: with one among them that is not clean, none, and their states say why.
   * @throws RequestProblem 422 naming the ids that are not this owner's
   */
  async claim(dossierId: string, owner: string, ids: readonly string[]): Promise<AttachmentDocument[]> {
    const found = await this.attachments.ownedBy(owner, ids);
    const known = new Set(found.map(({ _id }) => _id));
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) throw attachmentUnknown(unknown);
    if (found.every(({ state }) => state === 'clean')) await this.attachments.claim(dossierId, ids);
    return found;
  }
}

export const presentAttachment = ({ _id, name, size, type, sha256, state, problem, uploadedAt }: AttachmentDocument): Attachment => ({
  id: _id,
  name,
  size,
  type,
  ...(sha256 ? { sha256 } : {}),
  state,
  ...(problem ? { problem } : {}),
  uploadedAt: uploadedAt.toISOString(),
});
