import type { DueRow, NoticePreferences } from '@motcua/contracts/notices-api';
import { formatDateTime } from '@motcua/ui/format';
import { messagesFor, type Lang, type Translate } from '@motcua/ui/messages';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { DigestNotice, OfficeNotice, ToOfficial } from '../happening.ts';
import { type Letter, sheetOf } from '../letter.tsx';
import type { Row } from '../letter-sheet.tsx';
import type { Posted } from '../letters.ts';
import { Mail } from '../mail.ts';
import { catalogues, type Words } from '../messages.ts';
import type { NotifyConfig } from '../notify.config.ts';
import { PreferenceStore } from '../preferences/preference.store.ts';
import { Officials } from './officials.ts';

/** Nobody reads on in a letter; the inbox has them all. */
const mostRows = 50;

interface Addressee {
  readonly name: string;
  readonly lang: Lang;
  readonly publicUrl: string;
}

/** Letters to officials: what waits this morning, and what cannot wait until then. Codes, procedures, dates and links; nobody's name but the reader's. */
@Injectable()
export class OfficeLetters {
  constructor(
    private readonly officials: Officials,
    private readonly preferences: PreferenceStore,
    private readonly mail: Mail,
    @Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig,
  ) {}

  /** @throws DependencyAway or the mail server's refusal. */
  async send(id: string, told: ToOfficial): Promise<Posted> {
    const wishes = await this.preferences.notices(told.official);
    if (!isWished(told, wishes)) return { state: 'not-wanted' };
    const person = await this.officials.person(told.official);
    if (!person?.email) return { state: 'nobody-to-tell' };
    const reader = { name: person.name, lang: wishes.language, publicUrl: this.config.PUBLIC_URL };
    const letter = told.kind === 'digest' ? digestLetter(told, reader) : noticeLetter(told, reader);
    return { state: 'sent', receipt: await this.mail.send({ id, to: { name: person.name, address: person.email }, ...letter }) };
  }
}

const isWished = (told: ToOfficial, { digest, silent }: NoticePreferences): boolean => (told.kind === 'digest' ? digest : !silent.includes(told.about));

export function digestLetter({ rows }: DigestNotice, { name, lang, publicUrl }: Addressee): Letter {
  const t = messagesFor(lang, catalogues);
  const count = (standing: DueRow['standing']) => rows.filter((row) => row.standing === standing).length;
  const more = rows.length - mostRows;
  return sheetOf(t, {
    subject: t('digest.subject', { overdue: count('overdue'), today: count('due-today'), soon: count('due-soon') }),
    greeting: t('digest.greeting', { name }),
    said: [t('digest.said'), ...(more > 0 ? [t('digest.more', { count: more })] : [])],
    rows: rows.slice(0, mostRows).map((row) => lineOf(row, t, publicUrl)),
    action: { label: t('digest.do'), href: `${publicUrl}/office` },
    choose: `${publicUrl}/office/tai-khoan`,
  });
}

function lineOf({ id, reference, procedure, dueAt, standing, daysOver }: DueRow, t: Translate<keyof Words & string>, publicUrl: string): Row {
  const said = t(`digest.${standing}`, { due: formatDateTime(t.lang, dueAt), days: daysOver });
  return { label: reference, value: t('digest.row', { procedure: procedure?.[t.lang] ?? t('digest.confidential'), standing: said }), href: `${publicUrl}/office/ho-so/${id}` };
}

export function noticeLetter({ about, reference, procedure, dossierId }: OfficeNotice, { name, lang, publicUrl }: Addressee): Letter {
  const t = messagesFor(lang, catalogues);
  return sheetOf(t, {
    subject: t(`notice.${about}.subject`, { reference }),
    greeting: t('digest.greeting', { name }),
    said: [t(`notice.${about}.said`)],
    rows: [...(procedure ? [{ label: t('row.procedure'), value: procedure[lang] }] : []), { label: t('row.reference'), value: reference }],
    action: { label: t('notice.do'), href: `${publicUrl}/office/ho-so/${dossierId}` },
    choose: `${publicUrl}/office/tai-khoan`,
  });
}
