import { context, propagation } from '@opentelemetry/api';
import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { DependencyAway } from './errors.ts';
import { type ServiceFetchOptions, serviceToken } from './service-token.ts';

/** So many at once on connections that stay open, the next ones in their turn: a thousand questions at once must not open a thousand connections. */
const mostAtOnce = 64;

export interface Posted {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** @throws DependencyAway when the other side does not answer in time, its turn included, or answers 502–504 */
export type ServicePost = (path: string, json: unknown) => Promise<Posted>;

/**
 * `serviceFetch` for who asks one thing hundreds of times a second: `fetch` costs three times as much, and opens a connection for whatever is asked at
 * the same moment.
 */
export function servicePost({ from, to, baseUrl, secret, timeoutMs = 10_000 }: ServiceFetchOptions): ServicePost {
  const { request, Agent } = baseUrl.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: mostAtOnce });
  return async (path, json) => {
    const url = new URL(path, baseUrl);
    const body = JSON.stringify(json);
    const headers = { accept: 'application/json', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${await serviceToken(from, to, secret)}` };
    propagation.inject(context.active(), headers);
    const send = () => sent((answered) => request(url, { method: 'POST', agent, headers } satisfies RequestOptions, answered), body, timeoutMs);
    const answer = await send()
      .catch((error: unknown) => (error instanceof LineGone ? send() : Promise.reject(error)))
      .catch((error: unknown) => {
        throw new DependencyAway(to, error);
      });
    if (answer.status >= 502 && answer.status <= 504) throw new DependencyAway(to);
    return answer;
  };
}

/** The other side had closed a quiet connection at the moment we took it: nothing was read, so it is said again. */
class LineGone extends Error {}

function sent(begin: (answered: (answer: IncomingMessage) => void) => ClientRequest, body: string, patience: number): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const asking = begin((answer) => {
      const read = async () => ({ status: answer.statusCode ?? 0, headers: answer.headers, text: await text(answer) });
      void read().then(resolve, reject).finally(() => clearTimeout(timer));
    });
    const timer = setTimeout(() => asking.destroy(new Error('no answer in time')), patience);
    asking.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(asking.reusedSocket && error.code === 'ECONNRESET' ? new LineGone() : error);
    });
    asking.end(body);
  });
}
