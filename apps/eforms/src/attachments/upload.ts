import type { MultipartFile } from '@fastify/multipart';
import { fileRefused } from '@motcua/files/file.problems';
import { fileIn, type UploadLimit } from '@motcua/files/upload';
import type { FastifyRequest } from 'fastify';
import type { EformsConfig } from '../eforms.config.ts';
import type { Upload } from './attachments.service.ts';

const megabyte = 1024 * 1024;

export const uploadLimit = ({ MAX_ATTACHMENT_MEGABYTES }: Pick<EformsConfig, 'MAX_ATTACHMENT_MEGABYTES'>): UploadLimit => ({
  mostBytes: MAX_ATTACHMENT_MEGABYTES * megabyte,
  tooLarge: () => fileRefused('attachment-too-large'),
});

/** The file of a multipart request and the field before it. */
export async function uploadIn(request: FastifyRequest): Promise<Omit<Upload, 'owner'>> {
  const part = await fileIn(request);
  return { name: part.filename, purpose: purposeOf(part), file: part.file };
}

function purposeOf({ fields }: MultipartFile): string | undefined {
  const field = fields['purpose'];
  const value = field && !Array.isArray(field) && field.type === 'field' ? field.value : undefined;
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
}
