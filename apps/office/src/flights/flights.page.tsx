import type { Migration, ProcessesInFlight } from '@motcua/contracts/process-api';
import type { PublishedProcedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { Select } from '@motcua/ui/form/field';
import { formatShortDateTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { ProcessDiagram } from '@motcua/ui/process/diagram';
import { Table } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { drawnVersion } from '../process/drawn-version.ts';

export interface FlightsProps {
  readonly procedure: string;
  /** Newest first. */
  readonly versions: readonly PublishedProcedure[];
  readonly flight: ProcessesInFlight;
  readonly begun: boolean;
  readonly wrong?: boolean | undefined;
}

/** Dossiers that are under way, by the version whose steps they follow, and what was done about them. */
export function flightsPage(visit: OfficeVisit, props: FlightsProps): string {
  const { t, lang } = visit;
  const { procedure, versions: [newest], flight, begun } = props;
  const name = newest?.name[lang] ?? procedure;
  return framed(visit, {
    title: `${t('flights.title')}: ${name}`,
    current: 'catalogue',
    again: addresses.flights(procedure),
    back: { href: addresses.procedure(procedure), label: name },
    children: (
      <div class="prose wide">
        <h1>{t('flights.title')}</h1>
        <p class="soft">{name}</p>
        {begun && <Notice tone="ok" live><p>{t('flights.begun')}</p></Notice>}
        {props.wrong && <Notice tone="bad" live><p>{t('flights.wrong')}</p></Notice>}
        {flight.versions.length === 0 ? <p>{t('flights.none')}</p> : <Counts visit={visit} flight={flight} />}
        <Plan visit={visit} {...props} />
        <Migrations visit={visit} migrations={flight.migrations} />
        {newest && (
          <section class="below" aria-labelledby="newest">
            <h2 id="newest">{t('flights.newest', { version: newest.version })}</h2>
            <ProcessDiagram id="newest-drawing" title={t('flights.drawing', { version: newest.version })} steps={drawnVersion(visit, newest)} />
          </section>
        )}
      </div>
    ),
  });
}

function Counts({ visit: { t }, flight: { versions } }: { readonly visit: OfficeVisit; readonly flight: ProcessesInFlight }) {
  return (
    <Table<ProcessesInFlight['versions'][number]>
      dense caption={t('flights.counts')} showCaption rows={versions} rowKey={({ version }) => String(version)}
      columns={[
        { key: 'version', label: t('design.version'), head: true, cell: ({ version }) => t('design.version-n', { version }) },
        { key: 'dossiers', label: t('flights.dossiers'), cell: ({ dossiers }) => <span class="num">{dossiers}</span> },
      ]}
    />
  );
}

/** From which version to which; the look at what that would do comes before anything is done. */
function Plan({ visit, procedure, versions, flight }: FlightsProps & { readonly visit: OfficeVisit }) {
  const { t } = visit;
  const [newest] = versions;
  const from = flight.versions.find(({ version }) => version !== newest?.version);
  if (!newest || !from || versions.length < 2) return null;
  const option = (version: number) => ({ value: String(version), label: t('design.version-n', { version }) });
  return (
    <section class="below" aria-labelledby="plan">
      <h2 id="plan">{t('flights.plan')}</h2>
      <p>{t('flights.plan-said')}</p>
      <form method="post" action={addresses.planFlights(procedure)}>
        <Csrf visit={visit} />
        <Select id="from" label={t('flights.from')} empty={null} options={flight.versions.map(({ version }) => option(version))} value={String(from.version)} />
        <Select id="to" label={t('flights.to')} empty={null} options={versions.map(({ version }) => option(version))} value={String(newest.version)} />
        <p class="form-actions"><Button tone="primary">{t('flights.look')}</Button></p>
      </form>
    </section>
  );
}

function Migrations({ visit: { t }, migrations }: { readonly visit: OfficeVisit; readonly migrations: readonly Migration[] }) {
  if (migrations.length === 0) return null;
  return (
    <div class="below">
      <Table<Migration>
        dense caption={t('flights.done')} showCaption rows={migrations} rowKey={({ id }) => id}
        columns={[
          { key: 'what', label: t('flights.what'), head: true, cell: ({ from, to }) => t('flights.from-to', { from, to }) },
          { key: 'at', label: t('flights.at'), cell: ({ begunAt }) => <span class="num">{formatShortDateTime(begunAt)}</span> },
          { key: 'state', label: t('design.state'), cell: ({ state }) => t(`flights.state.${state}`) },
          { key: 'moved', label: t('flights.moved'), cell: ({ moved, stayed }) => t('flights.moved-stayed', { moved, stayed }) },
        ]}
      />
    </div>
  );
}
