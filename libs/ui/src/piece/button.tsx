import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon.tsx';

interface ButtonLook {
  /** One primary per page: the one thing to do. */
  readonly tone?: 'primary' | 'plain' | 'quiet' | undefined;
  readonly size?: 'big' | undefined;
  /** wide: always the full width. stretch: only on phones. */
  readonly fill?: 'wide' | 'stretch' | undefined;
  readonly icon?: IconName | undefined;
  /** Puts the icon behind the words. */
  readonly iconLast?: boolean | undefined;
  readonly children: ComponentChildren;
}

function look({ tone = 'plain', size, fill }: ButtonLook): string {
  return ['btn', tone === 'plain' ? '' : tone, size ?? '', fill ?? ''].filter(Boolean).join(' ');
}

function Face({ icon, iconLast, children }: ButtonLook) {
  const drawing = icon ? <Icon name={icon} /> : null;
  return iconLast ? <>{children}{drawing}</> : <>{drawing}{children}</>;
}

export interface ButtonProps extends ButtonLook {
  readonly type?: 'submit' | 'button' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends its form to another address, or past the browser's own checks. */
  readonly formAction?: string | undefined;
  /** Single use: a second click is swallowed until the page is shown again. */
  readonly once?: boolean | undefined;
  /** Why it cannot be pressed now. It stays reachable and says so; never a mute grey button. */
  readonly blocked?: { readonly id: string; readonly reason: ComponentChildren } | undefined;
  readonly data?: Readonly<Record<`data-${string}`, string>> | undefined;
  readonly hidden?: boolean | undefined;
}

export function Button(props: ButtonProps) {
  const { type = 'submit', name, value, formAction, once, blocked, data, hidden } = props;
  if (blocked) return <Blocked {...props} blocked={blocked} />;
  return (
    <button class={look(props)} type={type} name={name} value={value} formAction={formAction} hidden={hidden} {...(once ? { 'data-once': '' } : {})} {...data}>
      <Face {...props} />
    </button>
  );
}

function Blocked({ blocked, ...props }: ButtonProps & { readonly blocked: NonNullable<ButtonProps['blocked']> }) {
  return (
    <span class="blocked">
      <button class={look(props)} type="button" aria-disabled="true" aria-describedby={blocked.id}><Face {...props} /></button>
      <span class="why" id={blocked.id}>{blocked.reason}</span>
    </span>
  );
}

export interface LinkButtonProps extends ButtonLook {
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly download?: boolean | undefined;
}

export function LinkButton(props: LinkButtonProps) {
  return (
    <a class={look(props)} href={props.href} {...(props.current ? { 'aria-current': 'true' as const } : {})} {...(props.download ? { download: '' } : {})}>
      <Face {...props} />
    </a>
  );
}
