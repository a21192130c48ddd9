import type { PublicStatus } from '@motcua/contracts/dossier';
import { StatusAnswered, type StatusAsked } from '@motcua/contracts/status-api';
import { DependencyAway } from './errors.ts';
import { servicePost } from './service-post.ts';
import type { ServiceFetchOptions } from './service-token.ts';

export type Found = { readonly is: 'found'; readonly status: PublicStatus } | { readonly is: 'not-found' } | { readonly is: 'too-many'; readonly seconds: number };

/** @throws DependencyAway */
export type AskStatus = (asked: StatusAsked) => Promise<Found>;

/** Whoever asks for a status has a telephone in hand, or a caller at the other end. */
const patience = 3_000;

/** Asks lookup on behalf of somebody: `const askStatus = statusAsker({ from: 'phone', baseUrl, secret })`. */
export function statusAsker(options: Pick<ServiceFetchOptions, 'from' | 'baseUrl' | 'secret'>): AskStatus {
  const ask = servicePost({ ...options, to: 'lookup', timeoutMs: patience });
  return async (asked) => {
    const { status, headers, text } = await ask('/internal/status', asked);
    if (status === 200) return { is: 'found', status: StatusAnswered.parse(JSON.parse(text)).status };
    if (status === 404) return { is: 'not-found' };
    if (status === 429) return { is: 'too-many', seconds: Number(headers['retry-after'] ?? 900) };
    throw new DependencyAway('lookup');
  };
}
