import { csrfField } from '@motcua/auth/sign-in';
import type { Attachment } from '@motcua/contracts/eforms-api';
import type { Paper } from '@motcua/contracts/procedure';
import { fileWords, isFileWord } from '@motcua/files/file-words';
import { FileRow } from '@motcua/ui/dossier/files';
import type { FileRowProps } from '@motcua/ui/dossier/files';
import { renderPart } from '@motcua/ui/page';
import type { FastifyReply } from 'fastify';
import { h } from 'preact';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { kindsInWords } from '../procedure/terms.ts';
import type { Refusal } from './upload.ts';

/** A file that eforms has; its page asks again while it is being looked at. */
export function fileRow(visit: Visit, { draft, paper }: { readonly draft: string; readonly paper: string }, file: Attachment): FileRowProps {
  const { id, name, size, state, problem } = file;
  const row = `${addresses.paper(draft, paper)}/${id}`;
  return {
    name,
    bytes: size,
    state,
    said: saidOf(file, visit),
    upload: { id, rowHref: row },
    ...(state === 'clean' ? { viewHref: addresses.draftFile(draft, id) } : {}),
    ...(state === 'scanning' ? { pollHref: row } : {}),
    ...(problem === 'attachment-scan-failed' ? { retryAction: addresses.scanAgain(draft, paper, id) } : {}),
    removeAction: addresses.removeFile(draft, paper, id),
    removeFields: { [csrfField]: visit.csrf },
  };
}

function saidOf({ state, problem }: Attachment, { lang, t }: Pick<Visit, 'lang' | 't'>): string | undefined {
  if (state === 'waiting' || state === 'uploading') return t('papers.unfinished');
  return isFileWord(problem) ? fileWords(problem)[lang] : undefined;
}

/** A file that nobody has. */
export const refusedRow = (visit: Pick<Visit, 'lang' | 't'>, { name, paper, refused }: { name: string; paper: Paper; refused: Refusal }): FileRowProps => ({
  name,
  state: refused === 'attachment-infected' ? 'infected' : 'failed',
  said: refusalInWords(refused, paper, visit),
});

export function refusalInWords(refused: Refusal, paper: Paper, { lang, t }: Pick<Visit, 'lang' | 't'>): string {
  if (isOurs(refused)) return t(`refused.${refused}`, { types: kindsInWords(paper.accepts, { lang, t }), size: paper.maxMegabytes, count: paper.maxFiles });
  return fileWords(refused)[lang];
}

/** Those that can be said more exactly where the paper is known. */
const ours = ['attachment-type', 'attachment-too-large', 'too-many', 'none', 'away'] as const;
const isOurs = (refused: Refusal): refused is (typeof ours)[number] => ours.some((one) => one === refused);

export async function sendRow(reply: FastifyReply, { lang }: Pick<Visit, 'lang'>, row: FileRowProps): Promise<void> {
  await reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(renderPart(lang, h(FileRow, row)));
}
