import type { OwnAccessPage } from '@motcua/contracts/access-log-api';
import { Timeline } from '@motcua/ui/dossier/steps';
import { asSentence, formatLongDate, formatTime } from '@motcua/ui/format';
import { Section } from '@motcua/ui/piece/card';
import { Pager } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { byDay, type DayLook } from './by-day.ts';

/** Who opened the citizen's dossier: when, what, which unit, as what. No names: an official is asked through their unit. */
export function accessPage(visit: Visit, { id, page }: { readonly id: string; readonly page: OwnAccessPage }): string {
  const { t, lang } = visit;
  const days = byDay(page.lines);
  return framed(visit, {
    title: t('access.title'),
    current: 'dossiers',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.dossiers, label: t('dossiers.title') }, { href: addresses.dossier(id), label: t('access.back') }],
    children: (
      <div class="form-column">
        <h1>{t('access.title')}</h1>
        <p class="lead">{t('access.said')}</p>
        {days.length === 0 && <p>{t('access.nobody')}</p>}
        {days.map(({ on, looks }) => (
          <Section id={`day-${on}`} title={asSentence(formatLongDate(lang, on))}>
            <Timeline happenings={looks.map((look) => lineOf(visit, look))} />
          </Section>
        ))}
        <Pager nextHref={page.next && `${addresses.access(id)}?${new URLSearchParams({ tiep: page.next })}`} />
        <p class="small section">{t.rich('access.ask', { tel: (words) => <a href="tel:1022">{words}</a> })}</p>
      </div>
    ),
  });
}

function lineOf({ t, lang }: Visit, { what, unit, role, at }: DayLook) {
  const known = role === undefined ? undefined : `access.role.${role}`;
  const [newest, oldest] = [at[0], at.at(-1)].map((moment) => (moment === undefined ? '' : formatTime(moment)));
  return {
    title: t(`access.${what}`),
    when: at.length === 1 ? newest : t('access.often', { n: at.length, from: oldest ?? '', to: newest ?? '' }),
    at: at[0],
    detail: [known !== undefined && t.has(known) ? t(known) : t('access.role.other'), unit?.[lang]].filter(Boolean).join(' · '),
  };
}
