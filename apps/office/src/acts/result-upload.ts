import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { ResultFile } from '../services/one-stop.ts';

/** As much as one-stop takes. */
export const mostBytes = 20_000_000;
export const accepted = '.pdf,.docx,.jpg,.jpeg,.png';

export interface ReadUpload {
  /** Hidden fields of the form, which stand before the file. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: ResultFile;
  readonly tooLarge: boolean;
}

/** The form with its file. One official's result document fits into memory; the limit is the plugin's. */
export async function uploadIn(request: FastifyRequest): Promise<ReadUpload> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) return { fields: {}, tooLarge: false };
  const bytes = Buffer.from(await part.toBuffer());
  const tooLarge = part.file.truncated;
  const isFile = part.filename !== undefined && part.filename !== '' && bytes.length > 0;
  return { fields: fieldsBeside(part), tooLarge, ...(isFile ? { file: { name: part.filename.normalize('NFC'), type: part.mimetype, bytes } } : {}) };
}

function fieldsBeside({ fields }: MultipartFile): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field && 'value' in field && typeof field.value === 'string' ? [[name, field.value]] : [])),
  );
}
