import type { Draft } from '@motcua/contracts/eforms-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatDate } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

const day = 24 * 60 * 60 * 1000;
const soon = 7 * day;

const mayKeep = ({ expiresAt, keptAtMostUntil }: Draft): boolean => keptAtMostUntil !== undefined && expiresAt < keptAtMostUntil;

/** Carries the end that was seen, so that a second press adds nothing. `back`: whether it came from the list. */
export function KeepLonger({ visit, draft, back }: { readonly visit: Visit; readonly draft: Draft; readonly back?: boolean }) {
  if (!mayKeep(draft)) return null;
  return (
    <form method="post" action={addresses.keep(draft.id)}>
      <Csrf visit={visit} />
      <input type="hidden" name="expiresAt" value={draft.expiresAt} />
      {back && <input type="hidden" name="ve" value="ho-so" />}
      <Button once>{visit.t('keep.do')}</Button>
    </form>
  );
}

/** Above the list: drafts that will soon be gone. */
export function ExpiringSoon({ visit, drafts, now }: { readonly visit: Visit; readonly drafts: readonly Draft[]; readonly now: Date }) {
  const { t, lang } = visit;
  const ending = drafts.filter(({ expiresAt }) => Date.parse(expiresAt) - now.getTime() <= soon);
  if (ending.length === 0) return null;
  return (
    <Notice tone="soon" title={t('keep.title')}>
      {ending.map((draft) => (
        <div class="below">
          <p><a href={addresses.draft(draft.id)}>{draft.procedure.name[lang]}</a>: {t('keep.until', { date: formatDate(draft.expiresAt) })}</p>
          <KeepLonger visit={visit} draft={draft} back />
        </div>
      ))}
    </Notice>
  );
}
