import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon.tsx';

export type Tone = 'info' | 'ok' | 'soon' | 'bad';
const icons: Record<Tone, IconName> = { info: 'info', ok: 'check', soon: 'clock', bad: 'alert' };

export interface NoticeProps {
  readonly tone?: Tone | undefined;
  readonly title?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly id?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Read out when it appears after an action of the reader's. */
  readonly live?: boolean | undefined;
  readonly children?: ComponentChildren;
}

/** Bring text in `<p>`: the parts are set apart from each other. */
export function Notice({ tone = 'info', title, level = 2, id, icon = icons[tone], live, children }: NoticeProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class={tone === 'info' ? 'notice' : `notice ${tone}`} id={id} {...(live ? { role: tone === 'bad' ? 'alert' : 'status' } as const : {})}>
      <Icon name={icon} />
      <div>{title && <Heading>{title}</Heading>}{children}</div>
    </div>
  );
}

/** Says which answers came from elsewhere, beside the fields they are in. */
export function Prefilled({ children }: { readonly children: ComponentChildren }) {
  return <p class="prefilled"><Icon name="info" /><span>{children}</span></p>;
}

export function Toast({ children, undo }: { readonly children: ComponentChildren; readonly undo?: { readonly href: string; readonly label: string } | undefined }) {
  return (
    <div class="toast" role="status"><Icon name="check" /><span>{children}</span>{undo && <a href={undo.href}>{undo.label}</a>}</div>
  );
}
