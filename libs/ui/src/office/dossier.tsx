import type { ComponentChildren } from 'preact';
import { useWords } from '../words.tsx';

export interface DossierHeadProps {
  /** Code, look-up number, channel: one soft line. */
  readonly line: ComponentChildren;
  readonly title: string;
  /** Procedure, state, who holds it. */
  readonly detail: ComponentChildren;
  /** Light, due date, how it was counted. */
  readonly due: ComponentChildren;
}

export function DossierHead({ line, title, detail, due }: DossierHeadProps) {
  return (
    <div class="dossier-head">
      <div><p class="soft num">{line}</p><h1>{title}</h1><p>{detail}</p></div>
      <div class="right">{due}</div>
    </div>
  );
}

/** Left the dossier, right what is done about it. */
export function DossierGrid({ side, sideName, children }: { readonly side: ComponentChildren; readonly sideName: string; readonly children: ComponentChildren }) {
  return <div class="dossier-grid"><div>{children}</div><aside class="side" aria-label={sideName}>{side}</aside></div>;
}

/** Answers beside the paper they are checked against. */
export function Beside({ children }: { readonly children: ComponentChildren }) {
  return <div class="beside">{children}</div>;
}

export interface ComposeProps {
  readonly id: string;
  readonly title: string;
  readonly action: string;
  /** Hidden: csrf, version, idempotency key. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly children: ComponentChildren;
}

/** The act being prepared: its papers, its reason, what the citizen will read, its button. */
export function Compose({ id, title, action, fields = {}, children }: ComposeProps) {
  return (
    <form class="compose" id={id} method="post" action={action} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {Object.entries(fields).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {children}
    </form>
  );
}

/** Words that go out, or a note of a colleague's. */
export function Message({ children }: { readonly children: ComponentChildren }) {
  return <p class="message">{children}</p>;
}

export function KeysHint() {
  const t = useWords();
  return (
    <p class="keys-hint">
      <span><kbd>J</kbd> <kbd>K</kbd> {t('keys.move')}</span><span><kbd>X</kbd> {t('keys.select')}</span>
      <span><kbd>Enter</kbd> {t('keys.open')}</span><span><kbd>/</kbd> {t('keys.find')}</span>
    </p>
  );
}
