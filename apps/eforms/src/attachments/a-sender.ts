import { randomUUID } from 'node:crypto';
import type { RunningEforms } from '../a-running-eforms.ts';
import { send, type Call } from '../a-running-eforms.ts';
import { partType } from './tus.ts';

type App = RunningEforms['app'];
const inBase64 = (text: string) => Buffer.from(text).toString('base64');
export const metadata = (name: string) => `filename ${inBase64(name)},purpose ${inBase64('drawing')}`;

/** Somebody who sends files part by part, request by request. `app` may be another process than the one before. */
export function aSender(authorization: string) {
  const ask = (app: App, method: Call['method'], path: string, headers: Record<string, string> = {}, payload?: Buffer) =>
    send(app, { method, url: `/v1/uploads${path}`, headers: { authorization, 'tus-resumable': '1.0.0', ...headers }, ...(payload ? { payload } : {}) });
  return {
    ask,
    begin: (app: App, name: string, length: number) => ask(app, 'POST', '', { 'upload-length': String(length), 'upload-metadata': metadata(name) }),
    async begun(app: App, name: string, length: number): Promise<string> {
      return (await this.begin(app, name, length)).headers['location']?.split('/').at(-1) ?? randomUUID();
    },
    offset: async (app: App, id: string) => Number((await ask(app, 'HEAD', `/${id}`)).headers['upload-offset']),
    part: (app: App, id: string, offset: number, content: Buffer, headers: Record<string, string> = {}) =>
      ask(app, 'PATCH', `/${id}`, { 'content-type': partType, 'upload-offset': String(offset), ...headers }, content),
    /** A whole file at one go. */
    async sent(app: App, name: string, content: Buffer) {
      const id = await this.begun(app, name, content.length);
      return { id, answer: await this.part(app, id, 0, content) };
    },
    attachment: (app: App, id: string) => send(app, { method: 'GET', url: `/v1/attachments/${id}`, headers: { authorization } }),
    content: (app: App, id: string) => send(app, { method: 'GET', url: `/v1/attachments/${id}/content`, headers: { authorization } }),
    scanAgain: (app: App, id: string) => send(app, { method: 'POST', url: `/v1/attachments/${id}/scan`, headers: { authorization } }),
  };
}
