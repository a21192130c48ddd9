import type { DossierRow } from '@motcua/contracts/one-stop-api';
import { DeadlineLight, Light } from '@motcua/ui/dossier/light';
import { formatDayMonth, formatTime } from '@motcua/ui/format';
import { Icon } from '@motcua/ui/icon';
import { Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

export interface WorkListProps {
  readonly visit: Visit;
  readonly caption: string;
  readonly rows: readonly DossierRow[];
  readonly dayMinutes: number;
  /** With a box before each row. */
  readonly select?: boolean | undefined;
}

/** The dense table of an official, as it came: the most urgent first. */
export function WorkList({ visit, caption, rows, dayMinutes, select = false }: WorkListProps) {
  const boxes = { name: 'ids', label: ({ reference }: DossierRow) => visit.t('list.choose', { code: shortReference(reference) }) };
  return <Table<DossierRow> dense cards keys {...(select ? { select: boxes } : {})} caption={caption} columns={columnsOf(visit, dayMinutes)} rows={rows} rowKey={({ id }) => id} at={rows[0]?.id} />;
}

function columnsOf({ t, lang }: Visit, dayMinutes: number): Column<DossierRow>[] {
  return [
    { key: 'light', label: t('list.light'), head: true, cell: (row) => <RowLight row={row} visit={{ t }} dayMinutes={dayMinutes} /> },
    { key: 'code', label: t('list.code'), phone: 'bare', cell: (row) => <a class="num" href={hrefOf(row)}>{shortReference(row.reference)}</a> },
    { key: 'procedure', label: t('list.procedure'), phone: 'full', cell: ({ procedure }) => procedure.name[lang] },
    { key: 'applicant', label: t('list.applicant'), phone: 'full', cell: ({ applicant, confidential, question }) => (confidential ? <><Icon name="lock" /> {t('confidential.mark')}</> : (question ? t('list.asked') : applicant)) },
    { key: 'step', label: t('list.step'), phone: 'bare', cell: (row) => <span>{whereNow(row, { t, lang })}{row.assignee && <small>{row.assignee.name}</small>}</span> },
    { key: 'since', label: t('list.since'), numeric: true, phone: 'hidden', cell: ({ receivedAt, submittedAt }) => formatDayMonth(receivedAt ?? submittedAt) },
    { key: 'due', label: t('list.due'), shortLabel: t('list.due-short'), numeric: true, cell: (row) => dueInWords(row, t) },
  ];
}

/** Where a row leads: to the dossier, or to the question that is all the reader may see of it. */
export const hrefOf = ({ id, question }: Pick<DossierRow, 'id' | 'question'>): string => (question ? addresses.question(id, question) : addresses.dossier(id));

/** The agency is the reader's own: the day and the number say which one it is. */
export const shortReference = (reference: string): string => reference.split('-').slice(1).join('-') || reference;

export function RowLight({ row: { light, minutesLeft }, visit: { t }, dayMinutes }: { row: Pick<DossierRow, 'light' | 'minutesLeft'>; visit: Pick<Visit, 't'>; dayMinutes: number }) {
  if (minutesLeft === undefined) return <Light state={light}>{t(`light.${light}`)}</Light>;
  return <DeadlineLight state={light} minutesLeft={minutesLeft} dayMinutes={dayMinutes} />;
}

function whereNow({ state, step }: DossierRow, { t, lang }: Pick<Visit, 't' | 'lang'>): string {
  const atWork = state === 'received' || state === 'in-processing';
  return atWork && step ? step.name[lang] : t(`state.${state}`);
}

function dueInWords({ light, dueAt }: DossierRow, t: Visit['t']): string {
  if (light === 'paused') return t('list.due-later');
  return dueAt ? `${formatDayMonth(dueAt)} ${formatTime(dueAt)}` : '–';
}
