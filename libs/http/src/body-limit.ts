import type { onRequestHookHandler } from 'fastify';
import { letFinish } from './let-finish.ts';
import { RequestProblem } from './problem.ts';

/** Forms with files, and parts of resumable uploads. */
const isStreamed = (type = ''): boolean => type.startsWith('multipart/') || type === 'application/offset+octet-stream';

/** Up to so many bytes are heard out; who announces more is cut off. */
const patience = 64 * 1024 * 1024;

/**
 * Refuses a body that announces more than is read. Fastify refuses it too, but closes the connection under the sender.
 * Files are streams with limits of their own (`@motcua/files`).
 */
export const refuseLargeBody = (bodyLimit: number): onRequestHookHandler => (request, _reply, done) => {
  const announced = isStreamed(request.headers['content-type']) ? 0 : Number(request.headers['content-length'] ?? 0);
  if (announced <= bodyLimit || announced > patience) done();
  else letFinish(request.raw, () => done(new RequestProblem(413, 'too-large', { detail: 'The request is larger than this service reads.' })));
};
