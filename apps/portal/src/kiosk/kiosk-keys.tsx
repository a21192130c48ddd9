import { Icon } from '@motcua/ui/icon';
import { Button } from '@motcua/ui/piece/button';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import type { KioskVisit } from './kiosk-frame.tsx';

export const numberKeys = [...'123456789'];
/** Codes of ours are understood without dots and dashes; those of other systems are not. */
export const letterKeys = [...'1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-./'];

/** How many characters at most. */
const most = { number: 9, digits: 4, code: 60 } as const;

interface EntryProps {
  readonly visit: KioskVisit;
  readonly entry: { readonly id: 'ma' | 'so4'; readonly label: string; readonly value: string; readonly error?: string | undefined; readonly kind: keyof typeof most };
  readonly keys: ComponentChildren;
  readonly go: string;
  readonly children?: ComponentChildren;
}

/** One field and its keys. The system's own keyboard stays away (`inputMode="none"`); a reader that types, and real keys, work as well. */
export function Entry({ visit: { lang }, entry: { id, label, value, error, kind }, keys, go, children }: EntryProps) {
  return (
    <form class="kiosk-form entry" method="post" action={addresses.kiosk} noValidate autoComplete="off" data-kiosk-form>
      {lang === 'en' && <input type="hidden" name="tieng" value="en" />}
      <label for={id}>{label}</label>
      {error && <p class="error" id={`${id}-error`} role="alert">{error}</p>}
      <input
        class={kind === 'code' ? 'kiosk-entry code' : 'kiosk-entry'}
        id={id} name={id} value={value} maxLength={most[kind]} inputMode="none" autoComplete="off" autoCapitalize="characters" spellcheck={false} data-entry={kind}
        {...(error ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` } : {})}
      />
      {keys}
      <Button tone="primary" fill="wide" icon="forward" iconLast>{go}</Button>
      {children}
    </form>
  );
}

export function Keys({ visit: { t }, keys, letters = false }: { readonly visit: KioskVisit; readonly keys: readonly string[]; readonly letters?: boolean }) {
  const erase = <button class="key word" type="button" data-key="erase" aria-label={t('kiosk.erase')}><Icon name="erase" /></button>;
  const clear = <button class="key word" type="button" data-key="clear">{t('kiosk.clear')}</button>;
  const plain = keys.map((key) => <button class="key" type="button" data-key={key}>{key}</button>);
  return (
    <div class={letters ? 'kiosk-keys letters' : 'kiosk-keys'} role="group" aria-label={t('kiosk.keys')}>
      {plain}
      {letters ? <>{clear}{erase}</> : <>{clear}<button class="key" type="button" data-key="0">0</button>{erase}</>}
    </div>
  );
}
