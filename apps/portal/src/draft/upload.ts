import { checkCsrf, csrfField } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { Attachment } from '@motcua/contracts/eforms-api';
import type { Paper } from '@motcua/contracts/procedure';
import { kindNamed, refusedByName } from '@motcua/files/file-kind';
import { fileRefusals } from '@motcua/files/file.problems';
import type { MultipartFile } from '@fastify/multipart';
import { ServiceRefused } from '@motcua/pages/answer';
import type { FastifyRequest } from 'fastify';
import type { Drafts } from './drafts.client.ts';
import { multipartOf } from './multipart-relay.ts';

/** Why a file was not taken; each has its own words. */
export const refusals = [...fileRefusals, 'too-many', 'none', 'away'] as const;
export type Refusal = (typeof refusals)[number];
export const isRefusal = (value: unknown): value is Refusal => refusals.some((one) => one === value);

export type Sent = { readonly name: string } & ({ readonly file: Attachment } | { readonly refused: Refusal });

/** What a posted form with files said, field by field; a file goes on to eforms as it comes in. */
export interface Upload {
  readonly fields: Readonly<Record<string, string | string[]>>;
  readonly sent: readonly (Sent & { readonly input: string })[];
}

/** @param paperOf the paper that a file input is for; files of other inputs are passed over */
export async function receiveFiles(request: FastifyRequest, { drafts, person, paperOf }: { drafts: Drafts; person: Person; paperOf: (input: string) => Paper | undefined }): Promise<Upload> {
  const fields: Record<string, string | string[]> = {};
  const sent: (Sent & { input: string })[] = [];
  let trusted = false;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      addField(fields, part.fieldname, String(part.value));
      continue;
    }
    // Hidden fields stand before the files, so a form of another site is turned away before its first byte is passed on.
    if (!trusted) checkCsrf(request, fields[csrfField]);
    trusted = true;
    const paper = paperOf(part.fieldname);
    if (part.filename && paper) sent.push({ input: part.fieldname, ...(await passOn(part, { drafts, person, paper })) });
    else part.file.resume();
  }
  if (!trusted) checkCsrf(request, fields[csrfField]);
  return { fields, sent };
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const known = fields[name];
  fields[name] = known === undefined ? value : [known, value].flat();
}

async function passOn({ filename: name, file: stream }: MultipartFile, { drafts, person, paper }: { drafts: Drafts; person: Person; paper: Paper }): Promise<Sent> {
  try {
    const file = await drafts.attach(person, multipartOf(name, stream));
    const refused = unfitFor(file, paper);
    if (!refused) return { name: file.name, file };
    await drafts.removeFile(person, file.id);
    return { name: file.name, refused };
  } catch (error) {
    return { name, refused: reasonOf(error) };
  } finally {
    stream.resume();
  }
}

/** What eforms takes in general, this paper may still not. A name is enough: what it promises is held against the content there. */
export function unfitFor({ name, size }: Pick<Attachment, 'name' | 'size'>, { accepts, maxMegabytes }: Paper): Refusal | undefined {
  const kind = kindNamed(name);
  if (!kind || !accepts.includes(kind)) return refusedByName(name) ?? 'attachment-type';
  if (size === 0) return 'attachment-empty';
  return size > maxMegabytes * 1024 * 1024 ? 'attachment-too-large' : undefined;
}

export function reasonOf(error: unknown): Refusal {
  if (error instanceof ServiceRefused && isRefusal(error.code)) return error.code;
  if (error instanceof ServiceRefused && error.status === 413) return 'attachment-too-large';
  return 'away';
}
