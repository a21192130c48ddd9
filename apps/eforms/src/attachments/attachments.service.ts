import type { Attachment } from '@motcua/contracts/eforms-api';
import { judgeFile, type Taken } from '@motcua/files/file-kind';
import { tidyFileName } from '@motcua/files/file-name';
import { fileRefused } from '@motcua/files/file.problems';
import { FileStore, type Received } from '@motcua/files/file-store';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { attachmentInUse, attachmentUnknown } from './attachment.problems.ts';
import type { AttachmentDocument } from './attachment.schema.ts';
import { AttachmentStore } from './attachment.store.ts';
import { Belongings } from './belongings.ts';
import { Scanner } from './scanner.ts';

export interface Upload {
  owner: string;
  name: string;
  purpose?: string | undefined;
  /** Ends early and says so where the limit lies. */
  file: Readable & { truncated?: boolean };
}

const taken: Taken = { kinds: ['pdf', 'jpg', 'png', 'docx', 'xlsx'] };

const day = 24 * 60 * 60 * 1000;
/** How long a file waits to be used in a draft or dossier. */
const unusedFor = 7 * day;

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly files: FileStore,
    private readonly scanner: Scanner,
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
    const type = await this.judge(received, name);
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
      keepUntil: new Date(uploadedAt.getTime() + unusedFor),
    };
    await this.attachments.add(attachment);
    await this.files.place(received);
    await this.attachments.markClean(attachment._id);
    return { ...attachment, state: 'clean' };
  }

  private async judge({ path, size }: Received, name: string): Promise<string> {
    if (size === 0) throw fileRefused('attachment-empty');
    const verdict = await judgeFile(path, name, taken);
    if ('refused' in verdict) throw fileRefused(verdict.refused);
    if ((await this.scanner.scan(path)) === 'infected') throw fileRefused('attachment-infected');
    return verdict.type;
  }

  async get(owner: string, id: string): Promise<AttachmentDocument> {
    const attachment = await this.any(id);
    if (attachment.owner !== owner) throw attachmentUnknown();
    return attachment;
  }

  /** Whoever owns it: for our own services alone. */
  async any(id: string): Promise<AttachmentDocument> {
    const attachment = await this.attachments.find(id);
    if (attachment?.state !== 'clean') throw attachmentUnknown();
    return attachment;
  }

  content({ sha256 }: AttachmentDocument): Readable {
    return this.files.read(sha256);
  }

  async remove(owner: string, id: string): Promise<void> {
    const attachment = await this.get(owner, id);
    if (await this.belongings.isSubmitted(attachment)) throw attachmentInUse();
    if (!(await this.attachments.hide(id, this.clock.now()))) throw attachmentInUse();
  }

  /** @throws RequestProblem 422 naming the ids that are not this owner's; then none is bound. */
  async claim(dossierId: string, owner: string, ids: readonly string[]): Promise<AttachmentDocument[]> {
    const found = await this.attachments.ownedBy(owner, ids);
    const known = new Set(found.filter(({ state }) => state === 'clean').map(({ _id }) => _id));
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) throw attachmentUnknown(unknown);
    await this.attachments.claim(dossierId, ids);
    return found;
  }
}

export const presentAttachment = ({ _id, name, size, type, sha256, state, uploadedAt }: AttachmentDocument): Attachment => ({
  id: _id,
  name,
  size,
  type,
  sha256,
  state,
  uploadedAt: uploadedAt.toISOString(),
});
