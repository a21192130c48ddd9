import type { PublicStatus } from '@motcua/contracts/dossier';
import { StatusAnswered, type StatusAsked } from '@motcua/contracts/status-api';
import { DependencyAway } from './errors.ts';
import { serviceFetch, type ServiceFetchOptions } from './service-token.ts';

export type Found = { readonly is: 'found'; readonly status: PublicStatus } | { readonly is: 'not-found' } | { readonly is: 'too-many'; readonly seconds: number };

/** @throws DependencyAway */
export type AskStatus = (asked: StatusAsked) => Promise<Found>;

/** Whoever asks for a status has a telephone in hand, or a caller at the other end. */
const patience = 3_000;

/** Asks lookup on behalf of somebody: `const askStatus = statusAsker({ from: 'phone', baseUrl, secret })`. */
export function statusAsker(options: Pick<ServiceFetchOptions, 'from' | 'baseUrl' | 'secret'>): AskStatus {
  const lookup = serviceFetch({ ...options, to: 'lookup', timeoutMs: patience });
  return async (asked) => {
    const answer = await lookup('/internal/status', { json: asked });
    if (answer.ok) return { is: 'found', status: StatusAnswered.parse(await answer.json()).status };
    await answer.body?.cancel();
    if (answer.status === 404) return { is: 'not-found' };
    if (answer.status === 429) return { is: 'too-many', seconds: Number(answer.headers.get('retry-after') ?? 900) };
    throw new DependencyAway('lookup');
  };
}
