import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import type { Link, Site } from '../site.tsx';
import { useWords } from '../words.tsx';
import { Brand, LanguageLinks } from './citizen.tsx';
import type { Account, SwitchLanguage } from './citizen.tsx';

export interface Queue extends Link { readonly key: string; readonly count?: number | undefined; readonly urgent?: boolean | undefined }
export interface QueueGroup { readonly heading: string; readonly queues: readonly Queue[] }

/** The dark bar and the side of an official's page. `site.service` is the office's name there. */
export interface OfficeRoom {
  readonly queues: readonly QueueGroup[];
  /** Where the search of the bar goes, with what was asked; the field's name is `q`. */
  readonly find?: { readonly action: string; readonly value?: string | undefined } | undefined;
  readonly notices?: { readonly href: string; readonly count: number } | undefined;
}

export interface OfficeBarProps {
  readonly site: Site;
  readonly office: OfficeRoom;
  readonly switchLanguage: SwitchLanguage;
  readonly account?: Account | undefined;
}

export function OfficeBar({ site, office, switchLanguage, account }: OfficeBarProps) {
  return (
    <header class="office-bar">
      <Brand site={site} />
      {office.find && <Find find={office.find} />}
      {office.notices && <Notices notices={office.notices} />}
      <span class="languages"><LanguageLinks switchLanguage={switchLanguage} /></span>
      {account && <Who account={account} />}
    </header>
  );
}

function Find({ find }: { find: NonNullable<OfficeRoom['find']> }) {
  const t = useWords();
  return (
    <form role="search" action={find.action}>
      <label class="visually-hidden" for="find">{t('office.find')}</label>
      <input id="find" name="q" type="search" autocomplete="off" placeholder={t('office.find-example')} value={find.value} />
    </form>
  );
}

function Notices({ notices: { href, count } }: { notices: NonNullable<OfficeRoom['notices']> }) {
  const t = useWords();
  return (
    <a class="icon-link" href={href} aria-label={t('office.notices', { n: count })}>
      <Icon name="bell" />{count > 0 && <sup aria-hidden="true">{count}</sup>}
    </a>
  );
}

function Who({ account }: { account: Account }) {
  const t = useWords();
  return (
    <>
      <a class="who" href={account.href}><Icon name="person" /><span>{account.name}{account.detail && <small>{account.detail}</small>}</span></a>
      {account.signOutHref && <a class="sign-out" href={account.signOutHref}>{t('page.sign-out')}</a>}
    </>
  );
}

export interface OfficeFrameProps {
  readonly office: OfficeRoom;
  readonly current?: string | undefined;
  readonly children: ComponentChildren;
}

export function OfficeFrame({ office, current, children }: OfficeFrameProps) {
  const t = useWords();
  const [first, ...others] = office.queues;
  return (
    <div class="office-frame">
      <nav class="rail" aria-label={t('office.queues')}>
        {first && <RailGroup group={first} current={current} />}
        {others.length > 0 && (
          <details class="rail-more" open={others.some(({ queues }) => queues.some(({ key }) => key === current))}>
            <summary>{t('office.more')}</summary>
            {others.map((group) => <RailGroup group={group} current={current} />)}
          </details>
        )}
      </nav>
      <main id="page_content" class="office-main">{children}</main>
    </div>
  );
}

function RailGroup({ group: { heading, queues }, current }: { group: QueueGroup; current: string | undefined }) {
  return <><h2>{heading}</h2><ul>{queues.map((queue) => <RailItem queue={queue} current={current} />)}</ul></>;
}

function RailItem({ queue, current }: { queue: Queue; current: string | undefined }) {
  const here = queue.key === current ? { 'aria-current': 'page' as const } : {};
  return (
    <li {...(queue.urgent ? { class: 'urgent' } : {})}>
      <a href={queue.href} {...here}>{queue.label}{queue.count !== undefined && <span>{queue.count}</span>}</a>
    </li>
  );
}
