import { Csrf } from '../frame/frame.tsx';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

/** A post: names and numbers are personal data, and addresses are logged and kept by browsers. */
export function Find({ visit, value }: { readonly visit: Visit; readonly value?: string | undefined }) {
  const { t } = visit;
  return (
    <form class="filters" role="search" method="post" action={addresses.find} aria-label={t('find.label')}>
      <Csrf visit={visit} />
      <label class="grow">{t('find.label')}<input id="find" type="search" name="q" value={value} placeholder={t('find.example')} autocomplete="off" spellcheck={false} maxLength={200} /></label>
      <Button icon="search">{t('find.do')}</Button>
    </form>
  );
}
