import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { useWords } from './words.tsx';

export interface KeypadProps {
  /** Digits typed so far; each key posts the form with `key`, the script types on the spot. */
  readonly typed: string;
  readonly length: number;
}

export function Keypad({ typed, length }: KeypadProps) {
  const t = useWords();
  const cells = Array.from({ length }, (_, index) => index);
  const said = t('kiosk.typed', { n: typed.length, of: length, digits: [...typed].join(' ') });
  return (
    <>
      <input type="hidden" name="typed" value={typed} />
      <p class="readout" role="img" aria-label={said}>{cells.map((index) => <span {...(index === typed.length ? { class: 'here' } : {})}>{typed[index]}</span>)}</p>
      <div class="keypad" role="group" aria-label={t('kiosk.keypad')}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => <button class="key" type="submit" name="key" value={digit}>{digit}</button>)}
        <button class="key word" type="submit" name="key" value="clear">{t('kiosk.clear')}</button>
        <button class="key" type="submit" name="key" value="0">0</button>
        <button class="key word" type="submit" name="key" value="erase" aria-label={t('kiosk.erase')}><Icon name="erase" /></button>
      </div>
    </>
  );
}

export function BigKeys({ keys }: { readonly keys: readonly { readonly href: string; readonly label: string; readonly icon: IconName }[] }) {
  return <ul class="big-keys">{keys.map(({ href, label, icon }) => <li><a class="big-key" href={href}><Icon name={icon} />{label}</a></li>)}</ul>;
}
