import type { Agency, Calendar } from '@motcua/contracts/agency';
import type { StaffList, StaffMember } from '@motcua/contracts/staff-api';
import { formatDate } from '@motcua/ui/format';
import { Badge } from '@motcua/ui/piece/badge';
import { LinkButton } from '@motcua/ui/piece/button';
import { Facts } from '@motcua/ui/piece/card';
import type { Fact } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { rolesInWords } from '../frame/roles.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { editsAgencies } from './organiser.ts';
import { sayIn } from './words.ts';

export const agencyDone = ['added', 'changed', 'closed', 'staff-added', 'staff-added-no-letter', 'staff-changed'] as const;

export interface AgencyProps {
  readonly agency: Agency;
  readonly parent: Agency | undefined;
  readonly successor: Agency | undefined;
  readonly below: readonly Agency[];
  readonly calendar: Calendar | undefined;
  /** Absent for whom it is none of their business, or while identity cannot say. */
  readonly staff: StaffList | undefined;
  readonly done: (typeof agencyDone)[number] | undefined;
}

/** One agency: what it is, who works there, what stands below it. */
export function agencyPage(visit: OfficeVisit, props: AgencyProps): string {
  const { agency, done } = props;
  const t = sayIn(visit.lang);
  return framed(visit, {
    title: agency.name[visit.lang],
    current: 'organisation',
    back: { href: addresses.organisation, label: t('title') },
    children: (
      <>
        {done && <Notice tone={done === 'staff-added-no-letter' ? 'soon' : 'ok'} live><p>{t(`done.${done}`)}</p></Notice>}
        <div class="row spread below">
          <div><p class="soft num">{agency.code}, {t(`kind.${agency.kind}`)}</p><h1>{agency.name[visit.lang]}</h1></div>
          {visit.person && editsAgencies(visit.person) && <Acts visit={visit} agency={agency} />}
        </div>
        {agency.closed && <Closed visit={visit} {...props} closed={agency.closed} />}
        <div class="below org-facts"><Facts facts={factsOf(visit, props)} /></div>
        {props.staff && <Staff visit={visit} agency={agency} list={props.staff} />}
        <Below visit={visit} {...props} />
      </>
    ),
  });
}

function Acts({ visit: { lang }, agency }: { visit: OfficeVisit; agency: Agency }) {
  const t = sayIn(lang);
  return (
    <p class="row">
      <LinkButton href={addresses.editAgency(agency.code)}>{t('agency.edit')}</LinkButton>
      {!agency.closed && agency.kind !== 'ward' && <LinkButton href={addresses.newAgency(agency.code)}>{t('agency.add-below')}</LinkButton>}
      {!agency.closed && <LinkButton tone="quiet" href={addresses.closeAgency(agency.code)}>{t('agency.close')}</LinkButton>}
    </p>
  );
}

function Closed({ visit: { lang }, closed, successor }: AgencyProps & { visit: OfficeVisit; closed: NonNullable<Agency['closed']> }) {
  const t = sayIn(lang);
  return (
    <div class="below">
      <Notice tone="soon" title={t('agency.closed-on', { date: formatDate(closed.on) })}>
        <p>{closed.reason[lang]}</p>
        {successor && <p>{t('agency.successor')}: <a href={addresses.agency(successor.code)}>{successor.name[lang]}</a></p>}
      </Notice>
    </div>
  );
}

function factsOf({ lang }: OfficeVisit, { agency, parent, calendar }: AgencyProps): Fact[] {
  const t = sayIn(lang);
  const { address, phone, email, letterhead, unitCode } = agency;
  return [
    ...(parent ? [{ label: t('field.parent'), value: <a href={addresses.agency(parent.code)}>{parent.name[lang]}</a> }] : []),
    { label: t('field.calendar'), value: <a href={addresses.calendar(agency.calendar)}>{calendar?.name[lang] ?? agency.calendar}</a> },
    { label: t('field.address'), value: address[lang] },
    { label: t('field.phone'), value: <span class="num">{phone}</span> },
    ...(email ? [{ label: t('field.email'), value: email }] : []),
    { label: t('field.letterhead'), value: letterhead.map((line) => <span class="block">{line}</span>) },
    ...(unitCode ? [{ label: t('field.unitCode'), value: <span class="num">{unitCode}</span> }] : []),
  ];
}

function Staff({ visit, agency, list: { staff, more, mayGive } }: { visit: OfficeVisit; agency: Agency; list: StaffList }) {
  const t = sayIn(visit.lang);
  return (
    <section class="section" aria-labelledby="staff">
      <div class="row spread">
        <h2 id="staff">{t('staff.title')} <span class="soft num">{staff.length}</span></h2>
        {mayGive.length > 0 && !agency.closed && <LinkButton tone="primary" icon="plus" href={addresses.newStaff(agency.code)}>{t('staff.add')}</LinkButton>}
      </div>
      {staff.length === 0 && <p class="well below">{t('staff.none')}</p>}
      {staff.length > 0 && <div class="below"><Table<StaffMember> dense cards caption={t('staff.caption', { agency: agency.name[visit.lang] })} columns={columnsOf(visit)} rows={staff} rowKey={({ id }) => id} /></div>}
      {more && <p class="soft">{t('staff.more')}</p>}
    </section>
  );
}

function columnsOf({ lang, t: say }: OfficeVisit): Column<StaffMember>[] {
  const t = sayIn(lang);
  return [
    { key: 'name', label: t('field.name'), head: true, cell: ({ id, name }) => <a href={addresses.staff(id)}>{name}</a> },
    { key: 'roles', label: t('field.roles'), phone: 'full', cell: ({ roles }) => rolesInWords(say, roles) || t('staff.no-role') },
    { key: 'username', label: t('field.username'), cell: ({ username }) => <span class="num">{username}</span> },
    { key: 'contact', label: t('field.contact'), phone: 'full', cell: ({ email, phone }) => <span>{email}{phone && <small>{phone}</small>}</span> },
    { key: 'state', label: t('field.state'), cell: (one) => <State lang={lang} one={one} /> },
  ];
}

function State({ lang, one: { active, hasPassword } }: { lang: OfficeVisit['lang']; one: StaffMember }) {
  const t = sayIn(lang);
  if (!active) return <Badge tone="plain">{t('staff.closed')}</Badge>;
  return hasPassword ? <>{t('staff.open')}</> : <Badge>{t('staff.no-password')}</Badge>;
}

function Below({ visit: { lang }, below }: AgencyProps & { visit: OfficeVisit }) {
  const t = sayIn(lang);
  if (below.length === 0) return null;
  return (
    <section class="section" aria-labelledby="below">
      <h2 id="below">{t('agency.below')} <span class="soft num">{below.length}</span></h2>
      <ul class="org-list wide">{below.map(({ code, name, closed }) => <li><span class="org-line"><a href={addresses.agency(code)}>{name[lang]}</a><span class="soft small num">{code}</span>{closed && <Badge tone="plain">{t('agency.closed')}</Badge>}</span></li>)}</ul>
    </section>
  );
}
