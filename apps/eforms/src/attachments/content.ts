import { StreamableFile } from '@nestjs/common';
import type { AttachmentDocument } from './attachment.schema.ts';
import type { AttachmentsService } from './attachments.service.ts';
import { contentDisposition } from './file-name.ts';

/** A browser must neither guess another type nor keep somebody's papers in a shared cache. */
export const headersOfContent = [
  ['x-content-type-options', 'nosniff'],
  ['cache-control', 'private, no-store'],
] as const;

export const contentOf = (attachment: AttachmentDocument, attachments: AttachmentsService): StreamableFile =>
  new StreamableFile(attachments.content(attachment), { type: attachment.type, disposition: contentDisposition(attachment.name), length: attachment.size });
