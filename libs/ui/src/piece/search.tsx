import type { ComponentChildren } from 'preact';
import { hintId } from '../form/field.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';

export interface SearchProps {
  readonly action: string;
  readonly label: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly button?: string | undefined;
  /** Kept with the question: other filters as hidden fields. */
  readonly children?: ComponentChildren;
}

export function Search({ action, label, id = 'search', name = 'q', value, hint, button, children }: SearchProps) {
  const t = useWords();
  return (
    <form role="search" action={action} aria-label={label}>
      <label for={id}>{label}</label>
      <div class="search">
        <input id={id} name={name} type="search" autocomplete="off" value={value} {...(hint ? { 'aria-describedby': hintId(id) } : {})} />
        <button class="btn primary" type="submit"><Icon name="search" />{button ?? t('search.do')}</button>
      </div>
      {hint && <p class="hint" id={hintId(id)}>{hint}</p>}
      {children}
    </form>
  );
}
