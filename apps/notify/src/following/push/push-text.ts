import { messagesFor, type Lang, type Translate } from '@motcua/ui/messages';
import type { FollowNotice } from '../../happening.ts';
import { catalogues, type Words } from '../../messages.ts';

/** What the service worker shows: a lock screen is read by whoever passes. The code and the public status; no name, and no procedure. */
export function pushText({ status: { reference, state } }: FollowNotice, lang: Lang): string {
  const t: Translate<keyof Words & string> = messagesFor(lang, catalogues);
  return JSON.stringify({ title: t('follow-told.subject', { reference }), body: t(`follow.state.${state}`), lang, url: `/tra-cuu?${new URLSearchParams({ ma: reference })}` });
}
