import { formatDate, formatDateTime, formatLookupNumber } from '@motcua/ui/format';
import { messagesFor, type Lang, type Translate } from '@motcua/ui/messages';
import { renderToString } from 'preact-render-to-string';
import type { PaperFile } from './contacts.ts';
import type { DraftNotice, Happening } from './happening.ts';
import { Sheet, type Row } from './letter-sheet.tsx';
import { catalogues, type Words } from './messages.ts';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface Reader {
  name: string;
  lang: Lang;
  publicUrl: string;
  paper?: PaperFile | undefined;
  /** Where the reader chooses which letters come. */
  choose?: string | undefined;
}

/** The letter about a happening: what happened, what comes next and by when, and where to look. Text and HTML say the same. */
export function letterAbout(happening: Happening, reader: Reader): Letter {
  const t = messagesFor(reader.lang, catalogues);
  const { kind, reference } = happening;
  const what = kind === 'refused' && !reader.paper ? t('refused.on-page') : t(`${kind}.said`);
  const said = [what, ...next(happening, t), ...(reader.paper ? [t('paper')] : [])];
  const code = `ma=${encodeURIComponent(reference)}`;
  const action = kind === 'returned' ? { label: t('rate'), href: `${reader.publicUrl}/danh-gia?${code}` } : { label: t('look'), href: `${reader.publicUrl}/tra-cuu?${code}` };
  return sheetOf(t, { subject: t(`${kind}.subject`, { reference }), greeting: t('greeting', { name: reader.name }), said, rows: rowsOf(happening, t), action, choose: reader.choose });
}

/** A draft will expire: until when it is kept, and where to go on or have it kept longer. */
export function draftLetter({ dossierId, procedure, agency, expiresAt }: DraftNotice, { name, lang, publicUrl, choose }: Reader): Letter {
  const t = messagesFor(lang, catalogues);
  const rows = [
    ...(procedure ? [{ label: t('row.procedure'), value: procedure[lang] }] : []),
    { label: t('row.agency'), value: agency[lang] },
    { label: t('draft-expires.until'), value: formatDateTime(lang, expiresAt) },
  ];
  const action = { label: t('draft-expires.do'), href: `${publicUrl}/ban-nhap/${dossierId}` };
  const greeting = name ? t('greeting', { name }) : t('code.greeting');
  return sheetOf(t, { subject: t('draft-expires.subject', { date: formatDate(expiresAt) }), greeting, said: [t('draft-expires.said'), t('draft-expires.how')], rows, action, choose });
}

/** A one-time code: short, because it is read on a phone while another page waits. */
export function codeLetter(lang: Lang, { code, minutes }: { code: string; minutes: number }): Letter {
  const t = messagesFor(lang, catalogues);
  return sheetOf(t, { subject: t('code.subject'), greeting: t('code.greeting'), said: [t('code.said', { minutes }), t('code.warning')], rows: [], code });
}

/** For an official whose account is new or whose password was reset: the code, and the page where it is entered. The address tells nothing. */
export function passwordLetter(lang: Lang, { code, minutes, publicUrl }: { code: string; minutes: number; publicUrl: string }): Letter {
  const t = messagesFor(lang, catalogues);
  const action = { label: t('password.do'), href: `${publicUrl}/id/password` };
  return sheetOf(t, { subject: t('password.subject'), greeting: t('code.greeting'), said: [t('password.said', { minutes }), t('password.warning')], rows: [], code, action });
}

interface Parts {
  subject: string;
  greeting: string;
  said: string[];
  rows: Row[];
  action?: { label: string; href: string };
  code?: string;
  choose?: string | undefined;
  /** Another link that ends the letter instead of that one. */
  last?: { label: string; href: string };
}

export function sheetOf(t: Translate<keyof Words & string>, parts: Parts): Letter {
  const footer = [t('footer.sender'), t('footer.reply'), t('footer.help')];
  const last = parts.last ?? (parts.choose ? { label: t('footer.choose'), href: parts.choose } : undefined);
  const html = `<!doctype html>${renderToString(<Sheet lang={t.lang} title={parts.subject} brand={t('brand')} {...parts} footer={footer} choose={last} />)}`;
  const lines = [
    parts.greeting,
    '',
    ...parts.said,
    ...(parts.code ? ['', parts.code] : []),
    ...(parts.rows.length > 0 ? ['', ...parts.rows.map(({ label, value, href }) => `${label}: ${value}${href ? ` ${href}` : ''}`)] : []),
    ...(parts.action ? ['', `${parts.action.label}: ${parts.action.href}`] : []),
    '',
    '-- ',
    ...footer,
    ...(last ? [`${last.label}: ${last.href}`] : []),
  ];
  return { subject: parts.subject, text: lines.join('\n'), html };
}

/** The sentence with a date, where one belongs to what happened. */
const next = (happening: Happening, t: Translate<keyof Words & string>): string[] => sentences[happening.kind]?.(happening, t) ?? [];

type Sentence = (happening: Happening, t: Translate<keyof Words & string>) => string[];

const dueBy = (key: 'received.due' | 'new-due'): Sentence => ({ dueAt }, t) => (dueAt ? [t(key, { due: formatDateTime(t.lang, dueAt) })] : []);
const answerBy = (key: 'supplement-requested.until' | 'payment-requested.until'): Sentence => ({ supplementUntil }, t) => (supplementUntil ? [t(key, { until: formatDate(supplementUntil) })] : []);

/** The other agency by name, and that agency's date. */
const withTerm = (key: 'transferred.to' | 'transfer-returned.by'): Sentence => ({ handedTo, dueAt }, t) => [
  ...(handedTo ? [t(key, { agency: handedTo[t.lang] })] : []),
  ...(dueAt ? [t('hand-over.due', { due: formatDateTime(t.lang, dueAt) })] : []),
];

const sentences: Readonly<Partial<Record<Happening['kind'], Sentence>>> = {
  received: dueBy('received.due'),
  resumed: dueBy('new-due'),
  extended: dueBy('new-due'),
  transferred: withTerm('transferred.to'),
  'transfer-returned': withTerm('transfer-returned.by'),
  suspended: ({ pausedFor }, t) => (pausedFor ? [t('suspended.for', { reason: pausedFor[t.lang] })] : []),
  'supplement-requested': answerBy('supplement-requested.until'),
  'payment-requested': answerBy('payment-requested.until'),
};

const rowsOf = ({ procedure, agency, reference, lookupNumber, happenedAt }: Happening, t: Translate<keyof Words & string>): Row[] => [
  ...(procedure ? [{ label: t('row.procedure'), value: procedure[t.lang] }] : []),
  { label: t('row.reference'), value: reference },
  { label: t('row.lookup-number'), value: formatLookupNumber(lookupNumber) },
  { label: t('row.agency'), value: agency[t.lang] },
  { label: t('row.at'), value: formatDateTime(t.lang, happenedAt) },
];
