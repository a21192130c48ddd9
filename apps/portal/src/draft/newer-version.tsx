import type { Draft, NewerVersion as Newer } from '@motcua/contracts/eforms-api';
import type { FormChange } from '@motcua/contracts/form-change';
import { Csrf } from '@motcua/pages/csrf';
import { formatDate } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

type Part = { readonly visit: Visit; readonly draft: Draft };

/** Whether the draft may be submitted in the version that it was begun in. */
export const isOpen = ({ newer, withdrawnFrom }: Draft): boolean => withdrawnFrom === undefined && newer?.required !== true;

/** What has become of the form since the draft was begun, in plain words, and the way to the newer version. */
export function FormNews({ visit, draft }: Part) {
  const { newer, withdrawnFrom, upgraded } = draft;
  if (withdrawnFrom !== undefined) return <Withdrawn visit={visit} draft={draft} since={withdrawnFrom} />;
  return (
    <>
      {upgraded && <Upgraded visit={visit} upgraded={upgraded} />}
      {newer && <NewerVersion visit={visit} draft={draft} newer={newer} />}
    </>
  );
}

function Withdrawn({ visit: { t }, draft, since }: Part & { readonly since: string }) {
  return (
    <Notice tone="bad" title={t('withdrawn-procedure.title', { date: formatDate(since) })}>
      <p>{t('withdrawn-procedure.said', { date: formatDate(draft.expiresAt) })}</p>
    </Notice>
  );
}

function Upgraded({ visit: { t, lang }, upgraded }: { readonly visit: Visit; readonly upgraded: NonNullable<Draft['upgraded']> }) {
  const dropped = [...new Set(upgraded.dropped.map(({ label }) => label[lang]))];
  return (
    <Notice tone="ok" title={t('upgraded.title')}>
      {dropped.length === 0 ? <p>{t('upgraded.all')}</p> : <><p>{t('upgraded.dropped')}</p><ul>{dropped.map((label) => <li>{label}</li>)}</ul></>}
      <p>{t('upgraded.look')}</p>
    </Notice>
  );
}

function NewerVersion({ visit, draft, newer }: Part & { readonly newer: Newer }) {
  const { t } = visit;
  const until = formatDate(newer.submitUntil);
  return (
    <Notice tone={newer.required ? 'bad' : 'soon'} title={t('newer.title', { date: formatDate(newer.effectiveFrom) })}>
      <p>{newer.required ? t('newer.required', { date: until }) : t('newer.still', { date: until })}</p>
      {newer.changes.length === 0 ? <p>{t('newer.no-changes')}</p> : <Changes visit={visit} newer={newer} />}
      <p>{t('newer.keeps')}</p>
      <form method="post" action={addresses.upgrade(draft.id)}>
        <Csrf visit={visit} />
        <input type="hidden" name="version" value={draft.version} />
        <input type="hidden" name="key" value={randomUUID()} />
        <Button once>{t('newer.do')}</Button>
      </form>
    </Notice>
  );
}

function Changes({ visit, newer: { changes, required } }: { readonly visit: Visit; readonly newer: Newer }) {
  return (
    <details open={required || changes.length <= mostUnfolded}>
      <summary>{visit.t('newer.changes')}</summary>
      <ul>{changes.map((change) => <li>{changeInWords(change, visit)}</li>)}</ul>
    </details>
  );
}

/** A long list would push the task list off the screen. */
const mostUnfolded = 6;

/** One sentence: what is asked, taken or needed otherwise than before. */
export function changeInWords({ kind, label, before }: FormChange, { t, lang }: Pick<Visit, 't' | 'lang'>): string {
  const words = { label: label[lang], before: before?.[lang] ?? '' };
  const renamed = kind === 'question-reworded' && before !== undefined && before[lang] !== label[lang];
  return renamed ? t('change.question-renamed', words) : t(`change.${kind}`, words);
}
