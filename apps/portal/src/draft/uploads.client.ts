import type { Person } from '@motcua/auth/sign-in';
import { Attachment } from '@motcua/contracts/eforms-api';
import { answerIn, assertGood } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Services } from '../services/services.ts';

type Bearer = Pick<Person, 'accessToken'>;
export const partType = 'application/offset+octet-stream';
const path = (id = '') => `/v1/uploads${id && `/${encodeURIComponent(id)}`}`;
const tus = { 'tus-resumable': '1.0.0' };

/** A part as the browser sent it: headers of tus, and the bytes while they come. */
export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Readable;
}

/** Resumable uploads of the citizen, at eforms, by tus 1.0. */
@Injectable()
export class Uploads {
  constructor(private readonly services: Services) {}

  /** @returns the id of the attachment that it becomes. @throws ServiceRefused */
  async begin({ accessToken }: Bearer, { length, metadata }: { length: number; metadata: string }): Promise<string> {
    const headers = { ...tus, 'upload-length': String(length), 'upload-metadata': metadata };
    const answer = await this.services.eforms(path(), { method: 'POST', bearer: accessToken, headers });
    await assertGood(answer);
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  }

  /** How far it is, in headers. */
  standing({ accessToken }: Bearer, id: string): Promise<Response> {
    return this.services.eforms(path(id), { method: 'HEAD', bearer: accessToken, headers: tus });
  }

  append({ accessToken }: Bearer, id: string, { headers, bytes }: Part): Promise<Response> {
    const body = Readable.toWeb(bytes) as globalThis.ReadableStream;
    return this.services.eforms(path(id), { method: 'PATCH', bearer: accessToken, headers: { ...headers, ...tus, 'content-type': partType }, body, timeoutMs: 120_000 });
  }

  /** Once more to the scanner. */
  async scanAgain({ accessToken }: Bearer, id: string): Promise<Attachment> {
    return answerIn(Attachment, await this.services.eforms(`/v1/attachments/${encodeURIComponent(id)}/scan`, { method: 'POST', bearer: accessToken }));
  }
}
