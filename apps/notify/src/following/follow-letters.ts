import type { PushSubscription } from '@motcua/contracts/follows-api';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { messagesFor, type Lang, type Translate } from '@motcua/ui/messages';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { FollowNotice } from '../happening.ts';
import { type Letter, sheetOf } from '../letter.tsx';
import type { Row } from '../letter-sheet.tsx';
import type { Posted } from '../letters.ts';
import { Mail } from '../mail.ts';
import { catalogues, type Words } from '../messages.ts';
import type { NotifyConfig } from '../notify.config.ts';
import { FollowContacts } from './follow-contacts.ts';
import { FollowLinks } from './follow-links.ts';
import { FollowStore } from './follow.store.ts';
import { PushServices } from './push/push-services.ts';
import { pushText } from './push/push-text.ts';

type Say = Translate<keyof Words & string>;
interface Links { readonly publicUrl: string; readonly confirm: string; readonly stop: string }

/** By letter and to browsers. */
@Injectable()
export class FollowSenders {
  constructor(
    readonly mail: Mail,
    readonly push: PushServices,
  ) {}
}

/** Letters to who follows a dossier without an account: they say what the public status says, and nobody's name. */
@Injectable()
export class FollowLetters {
  constructor(
    private readonly follows: FollowStore,
    private readonly contacts: FollowContacts,
    private readonly links: FollowLinks,
    private readonly senders: FollowSenders,
    @Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig,
  ) {}

  /** Looked for anew at every try: who stopped meanwhile gets nothing any more. @throws the mail server's refusal */
  async send(id: string, told: FollowNotice): Promise<Posted> {
    const follow = await this.follows.find(told.dossierId);
    const reader = follow && this.contacts.readerOf(follow);
    if (!reader) return { state: 'nobody-to-tell' };
    if ('subscription' in reader) return this.push(told, reader);
    if (follow.state !== (told.kind === 'follow-asked' ? 'asked' : 'on')) return { state: 'not-wanted' };
    const [confirm, stop] = await Promise.all([this.links.linkFor('confirm', follow._id), this.links.linkFor('stop', follow._id)]);
    const letter = followLetter(told, reader.language, { publicUrl: this.config.PUBLIC_URL, confirm, stop });
    return { state: 'sent', receipt: await this.senders.mail.send({ id, to: { name: '', address: reader.email }, ...letter, stop }) };
  }

  private async push(told: FollowNotice, { subscription: to, language }: { readonly subscription: PushSubscription; readonly language: Lang }): Promise<Posted> {
    const outcome = await this.senders.push.send({ to, text: pushText(told, language), topic: told.dossierId });
    if (outcome === 'gone') await this.follows.forget(told.dossierId);
    return outcome === 'sent' ? { state: 'sent' } : { state: outcome === 'gone' ? 'nobody-to-tell' : 'given-up' };
  }
}

export function followLetter({ kind, status }: FollowNotice, lang: Lang, { publicUrl, confirm, stop }: Links): Letter {
  const t: Say = messagesFor(lang, catalogues);
  const { reference, state } = status;
  const greeting = t('code.greeting');
  const footer = { label: t(kind === 'follow-asked' ? 'follow.refuse' : 'follow.stop'), href: stop };
  if (kind === 'follow-asked') {
    return sheetOf(t, { subject: t('follow-asked.subject', { reference }), greeting, said: [t('follow-asked.said', { reference }), t('follow-asked.how')], rows: [], action: { label: t('follow-asked.do'), href: confirm }, last: footer });
  }
  const action = { label: t('look'), href: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(reference)}` };
  return sheetOf(t, { subject: t('follow-told.subject', { reference }), greeting, said: [t(`follow.state.${state}`)], rows: rowsOf(status, t), action, last: footer });
}

function rowsOf({ procedure, agency, reference, dueAt, supplementUntil, system, changedAt }: FollowNotice['status'], t: Say): Row[] {
  const { lang } = t;
  return [
    ...(procedure ? [{ label: t('row.procedure'), value: procedure[lang] }] : []),
    { label: t('row.reference'), value: reference },
    { label: t('row.agency'), value: agency[lang] },
    ...(supplementUntil === undefined ? [] : [{ label: t('follow.until'), value: formatDate(supplementUntil) }]),
    ...(dueAt === undefined ? [] : [{ label: t('follow.due'), value: formatDateTime(lang, dueAt) }]),
    ...(system ? [{ label: t('follow.system'), value: system[lang] }] : []),
    { label: t('row.at'), value: formatDateTime(lang, changedAt) },
  ];
}
