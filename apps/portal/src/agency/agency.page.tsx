import type { Agency, Calendar } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import { formatDate, formatLongDate } from '@motcua/ui/format';
import { Card, Facts } from '@motcua/ui/piece/card';
import { LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { termInWords, feeInWords } from '../procedure/terms.ts';
import { listHref } from '../procedure/wish.ts';
import { nextHolidays, workingHours } from './working-hours.ts';

export interface AgencyView {
  readonly agency: Agency;
  readonly above: Agency | undefined;
  readonly below: readonly Agency[];
  readonly procedures: readonly Procedure[];
  readonly calendar: Calendar | undefined;
  readonly today: string;
}

type Part = { readonly visit: Visit; readonly view: AgencyView };

/** What an agency owes the public about itself: where it is, when it is open, what it is there for, and what it does for people. */
export function agencyPage(visit: Visit, view: AgencyView): string {
  const { t, lang } = visit;
  const { agency, above } = view;
  return framed(visit, {
    title: agency.name[lang],
    description: t('agency.description', { agency: agency.name[lang] }),
    crumbs: [
      { href: addresses.home, label: t('crumb.home') },
      { href: addresses.agencies, label: t('agencies.title') },
      ...(above ? [{ href: addresses.agency(above.code), label: above.name[lang] }] : []),
    ],
    children: (
      <div class="columns with-head">
        <div class="head stack"><h1>{agency.name[lang]}</h1><p class="lead">{t(`agency.kind.${agency.kind}`)}</p></div>
        <aside aria-label={t('agency.contact')}><Contact visit={visit} view={view} /></aside>
        <div class="prose">
          <Functions visit={visit} view={view} />
          <Offered visit={visit} view={view} />
          <Structure visit={visit} view={view} />
          <Below visit={visit} view={view} />
          <DaysOff visit={visit} view={view} />
          <Documents visit={visit} view={view} />
          <Feedback visit={visit} view={view} />
        </div>
      </div>
    ),
  });
}

function Contact({ visit, view: { agency, calendar } }: Part) {
  const { t, lang } = visit;
  const hours = calendar ? workingHours(calendar, lang) : [];
  return (
    <Card lintel id="contact" title={t('agency.contact')}>
      <Facts facts={[
        { label: t('agency.address'), value: agency.address[lang] },
        { label: t('contact.phone'), value: <a href={`tel:${agency.phone.replace(/\s/g, '')}`}>{agency.phone}</a> },
        ...(agency.email ? [{ label: t('contact.email'), value: <a href={`mailto:${agency.email}`}>{agency.email}</a> }] : []),
        ...(agency.website ? [{ label: t('agency.website'), value: <a href={agency.website}>{agency.website.replace(/^https?:\/\//, '')}</a> }] : []),
        ...(hours.length > 0 ? [{ label: t('agency.hours'), value: hours.map(({ days, sessions }) => <div>{days}: <span class="num">{sessions}</span></div>), note: calendar && t('agency.cut-off', { time: calendar.cutOff }) }] : []),
        { label: t('agency.code'), value: <span class="num">{agency.code}</span>, note: t('agency.code-said') },
      ]} />
      <LinkButton tone="primary" fill="wide" href={listHref({ agency: agency.code })}>{t('agency.procedures-do')}</LinkButton>
    </Card>
  );
}

function Functions({ visit: { t, lang }, view: { agency: { functions = [] } } }: Part) {
  if (functions.length === 0) return null;
  return <><h2>{t('agency.functions')}</h2><ul>{functions.map((one) => <li>{one[lang]}</li>)}</ul></>;
}

function Structure({ visit: { t, lang }, view: { agency: { structure = [] } } }: Part) {
  if (structure.length === 0) return null;
  return (
    <>
      <h2>{t('agency.structure')}</h2>
      {structure.map(({ name, head, phone, functions = [] }) => (
        <div>
          <h3>{name[lang]}</h3>
          {(head ?? phone) && <p class="soft">{[head?.[lang], phone && t('agency.phone', { phone })].filter(Boolean).join(' · ')}</p>}
          {functions.length > 0 && <ul>{functions.map((one) => <li>{one[lang]}</li>)}</ul>}
        </div>
      ))}
    </>
  );
}

function Documents({ visit: { t, lang }, view: { agency: { documents = [] } } }: Part) {
  if (documents.length === 0) return null;
  return <><h2>{t('agency.documents')}</h2><ul>{documents.map(({ title, number, issuedOn }) => <li>{t('procedure.law-entry', { title: title[lang], number, date: formatDate(issuedOn) })}</li>)}</ul></>;
}

/** Where nothing of its own is given, the agency's own address takes what people think of it. */
function Feedback({ visit: { t, lang }, view: { agency } }: Part) {
  const { address = agency.address, email = agency.email, phone = agency.phone } = agency.feedback ?? {};
  return (
    <>
      <h2>{t('agency.feedback')}</h2>
      <p>{t('agency.feedback-said')}</p>
      <ul>
        <li>{t('contact.phone')}: <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a></li>
        {email && <li>{t('contact.email')}: <a href={`mailto:${email}`}>{email}</a></li>}
        <li>{t('agency.address')}: {address[lang]}</li>
      </ul>
    </>
  );
}

function Offered({ visit, view: { procedures } }: Part) {
  const { t, lang } = visit;
  const byName = (one: Procedure, other: Procedure) => one.name[lang].localeCompare(other.name[lang], lang);
  const fields = [...Map.groupBy(procedures, ({ field }) => field.id).values()].sort(([one], [other]) => (one?.field.name[lang] ?? '').localeCompare(other?.field.name[lang] ?? '', lang));
  return (
    <>
      <h2>{t('agency.procedures', { n: procedures.length })}</h2>
      {procedures.length === 0 && <p>{t('agency.no-procedures')}</p>}
      {fields.map((own) => (
        <div>
          <h3>{own[0]?.field.name[lang]}</h3>
          <ul class="links">
            {own.sort(byName).map((procedure) => (
              <li><a href={addresses.procedure(procedure.id)}>{procedure.name[lang]} <span>{[termInWords(procedure.term, visit), feeInWords(procedure, visit)].join(' · ')}</span></a></li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Below({ visit: { t, lang }, view: { agency, below } }: Part) {
  if (below.length === 0) return null;
  const place = (one: Agency) => (one.kind === 'ward' ? one.place : one.name)[lang];
  return (
    <>
      <h2>{t(agency.kind === 'district' ? 'agency.wards' : 'agency.below')}</h2>
      <ul class="names">{below.map((one) => <li><a href={addresses.agency(one.code)}>{place(one)}</a></li>)}</ul>
    </>
  );
}

function DaysOff({ visit: { t, lang }, view: { calendar, today } }: Part) {
  const days = calendar ? nextHolidays(calendar, today) : [];
  if (days.length === 0) return null;
  return (
    <>
      <h2>{t('agency.days-off')}</h2>
      <ul>{days.map(({ on, name }) => <li>{formatLongDate(lang, on)}: {name[lang]}</li>)}</ul>
      <p class="small soft">{t('agency.days-off-said', { date: formatDate(today) })}</p>
    </>
  );
}
