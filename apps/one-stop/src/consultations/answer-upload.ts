import { AnswerConsultation } from '@motcua/contracts/handing-api';
import type { Result } from '@motcua/domain/dossier/dossier';
import { tidyFileName } from '@motcua/files/file-name';
import type { FileStore } from '@motcua/files/file-store';
import { fileIn } from '@motcua/files/upload';
import type { FastifyRequest } from 'fastify';
import { typeOfResult, uploadRefused } from '../results/upload.ts';

interface Answer {
  readonly answer: string;
  readonly document: Result['document'];
  /** Puts the document in its place. */
  readonly keep: () => Promise<void>;
}

/** An answer with its document: the words stand in a field before the file. @throws RequestProblem */
export async function answerIn<Done>(request: FastifyRequest, files: FileStore, take: (answer: Answer) => Promise<Done>): Promise<Done> {
  const { filename, file, fields } = await fileIn(request);
  const field = fields['answer'];
  const { answer } = AnswerConsultation.parse({ answer: field && 'value' in field ? field.value : undefined });
  const received = await files.receive(file);
  try {
    if (file.truncated) throw uploadRefused('attachment-too-large');
    if (received.size === 0) throw uploadRefused('attachment-empty');
    const name = tidyFileName(filename);
    const document = { id: received.sha256, name, size: received.size, type: await typeOfResult(received.path, name) };
    return await take({ answer, document, keep: () => files.place(received) });
  } finally {
    await files.discard(received);
  }
}
