import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch } from '@motcua/auth/service-token';
import type { Lang } from '@motcua/ui/messages';
import { randomUUID } from 'node:crypto';
import type { IdentityConfig } from '../identity.config.ts';

export interface CodeLetter {
  readonly template: 'one-time-code' | 'set-password';
  readonly lang: Lang;
  readonly to: string;
  readonly params: { readonly code: string; readonly minutes: number };
}

export type PostCode = (letter: CodeLetter) => Promise<'sent' | 'away'>;

/** How a letter with a code goes out: notify sends it at once or not at all. */
export function codePost({ NOTIFY_URL, SERVICE_SECRET }: Pick<IdentityConfig, 'NOTIFY_URL' | 'SERVICE_SECRET'>): PostCode {
  const notify = serviceFetch({ from: 'identity', to: 'notify', baseUrl: NOTIFY_URL, secret: SERVICE_SECRET });
  return async (letter) => {
    try {
      const answer = await notify('/internal/messages', { json: letter, headers: { 'idempotency-key': randomUUID() } });
      await answer.body?.cancel();
      return answer.ok ? 'sent' : 'away';
    } catch (error) {
      if (error instanceof DependencyAway) return 'away';
      throw error;
    }
  };
}
