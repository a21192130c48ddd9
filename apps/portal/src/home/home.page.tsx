import type { Procedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { Door } from '@motcua/ui/art';
import { TextField } from '@motcua/ui/form/field';
import { Icon } from '@motcua/ui/icon';
import type { IconName } from '@motcua/ui/icon';
import { TaskList } from '@motcua/ui/dossier/task-list';
import type { Task } from '@motcua/ui/dossier/task-list';
import { Button } from '@motcua/ui/piece/button';
import { Card, Links, Section, Tiles, Well } from '@motcua/ui/piece/card';
import { Search } from '@motcua/ui/piece/search';
import { addresses, signInHref } from '../addresses.ts';
import { framed, shortName } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import type { MessageKey } from '../messages.ts';
import { inOrderFor, lifeEventsOf } from '../life-event/life-events.ts';
import { listHref } from '../procedure/wish.ts';

export interface HomeView {
  readonly procedures: readonly Procedure[];
  /** What waits for the citizen; null for visitors, undefined while the services that know are away. */
  readonly work: readonly Task[] | null | undefined;
}

export function homePage(visit: Visit, { procedures, work }: HomeView): string {
  const { t } = visit;
  return framed(visit, {
    title: t('home.title'),
    description: t('home.lead'),
    wide: true,
    children: (
      <>
        <Hero visit={visit} procedures={procedures} />
        <div class="page">
          <div class="grid section"><LookupCard visit={visit} /><MyWork visit={visit} work={work} /></div>
          <LifeEvents visit={visit} procedures={procedures} />
          <Fields visit={visit} procedures={procedures} />
          <Channels visit={visit} />
        </div>
      </>
    ),
  });
}

type Part = { readonly visit: Visit; readonly procedures: readonly Procedure[] };

function Hero({ visit, procedures }: Part) {
  const { t } = visit;
  return (
    <section class="hero" aria-labelledby="welcome">
      <div class="page">
        <div class="words">
          <h1 id="welcome">{t('home.welcome-1')}<br />{t('home.welcome-2')}</h1>
          <p class="lead">{t('home.lead')}</p>
          <Search action={addresses.procedures} label={t('home.search')} hint={t('home.search-hint')} button={t('home.search-do')} />
          <Popular visit={visit} procedures={procedures} />
        </div>
        <Door />
      </div>
    </section>
  );
}

/** What people come for most: the first procedure of these events. */
const comeForMost = ['have-a-child', 'start-a-business', 'build-a-house', 'move-home'];

function Popular({ visit: { t, lang }, procedures }: Part) {
  const popular = comeForMost.flatMap((event) => inOrderFor(event, procedures, lang)[0] ?? []);
  if (popular.length === 0) return null;
  return <ul class="popular" aria-label={t('home.often')}>{popular.map(({ id, name }) => <li><a href={addresses.procedure(id)}>{name[lang]}</a></li>)}</ul>;
}

function LookupCard({ visit }: { readonly visit: Visit }) {
  const { t } = visit;
  return (
    <Card lintel id="look-up" title={t('home.lookup')}>
      <form method="post" action={addresses.lookup}>
        <Csrf visit={visit} />
        <TextField id="code" name="ma" label={t('lookup.code')} hint={t('lookup.code-hint')} />
        <div class="field-and-button">
          <TextField id="digits" name="so4" label={t('lookup.digits')} digits width={4} maxLength={4} />
          <Button icon="forward" iconLast>{t('lookup.do')}</Button>
        </div>
      </form>
    </Card>
  );
}

function MyWork({ visit, work }: { readonly visit: Visit; readonly work: HomeView['work'] }) {
  const { t, person } = visit;
  if (!person || work === null) {
    return (
      <Card id="my-work" title={t('home.sign-in')}>
        <p>{t('home.sign-in-said')}</p>
        <p class="row below"><a class="btn" href={signInHref(addresses.dossiers, visit.lang)}><Icon name="person" />{t('home.sign-in-do')}</a></p>
      </Card>
    );
  }
  const name = shortName(person.name);
  return (
    <Card id="my-work" title={name ? t('home.work-of', { name }) : t('home.work')}>
      {work === undefined ? <p>{t('home.work-away')}</p> : work.length === 0 ? <p>{t('home.work-none')}</p> : <TaskList tasks={work} />}
      <p class="below"><a href={addresses.dossiers}>{t('home.work-all')}</a></p>
    </Card>
  );
}

function LifeEvents({ visit: { t }, procedures }: Part) {
  const tiles = lifeEventsOf(procedures, t).map(({ id, name, short, picture }) => ({ title: name, detail: short, href: addresses.lifeEvent(id), picture }));
  return tiles.length > 0 ? <Section id="life-events" title={t('home.life-events')}><Tiles tiles={tiles} /></Section> : null;
}

function Fields({ visit: { t, lang }, procedures }: Part) {
  const byField = Map.groupBy(procedures, ({ field }) => field.id);
  const links = [...byField].flatMap(([id, own]) => {
    const name = own[0]?.field.name[lang];
    return name ? [{ href: listHref({ field: id }), label: name, aside: t('home.field-count', { n: own.length }) }] : [];
  });
  if (links.length === 0) return null;
  const sorted = links.sort((one, other) => one.label.localeCompare(other.label, lang));
  const all = { href: addresses.procedures, label: t('home.all-fields'), aside: t('home.field-count', { n: procedures.length }) };
  return (
    <Section id="fields" title={t('home.fields')}>
      <div class="in-columns"><Links links={[...sorted, all]} /></div>
    </Section>
  );
}

const channels: readonly { readonly key: 'phone' | 'counter' | 'mail'; readonly icon: IconName }[] = [
  { key: 'phone', icon: 'phone' },
  { key: 'counter', icon: 'desk' },
  { key: 'mail', icon: 'message' },
];

function Channels({ visit: { t } }: { readonly visit: Visit }) {
  return (
    <div class="section">
      <Well id="channels" title={t('home.channels')}>
        <div class="grid below">
          {channels.map(({ key, icon }) => (
            <p><Icon name={icon} /> <strong>{t(`channel.${key}` satisfies MessageKey)}</strong> {t(`channel.${key}-said` satisfies MessageKey)}</p>
          ))}
        </div>
      </Well>
    </div>
  );
}
