import type { ComponentChildren } from 'preact';
import { useWords } from '../words.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures: right-aligned, of equal width. */
  readonly numeric?: boolean | undefined;
  /** Heads the row, and the card that it becomes on a phone. */
  readonly head?: boolean | undefined;
  /** Before the figure on phones, where "Hẹn" does for "Hẹn trả kết quả". */
  readonly shortLabel?: string | undefined;
  /** On phones: shown without its label; over the full width; not at all. */
  readonly phone?: 'bare' | 'full' | 'hidden' | undefined;
  readonly sort?: Sort | undefined;
}

export interface Sort { readonly href: string; readonly order?: 'ascending' | 'descending' | undefined }

export interface TableProps<Row> {
  /** What the table is, for those who do not see it; `showCaption` shows it to all. */
  readonly caption: string;
  readonly showCaption?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** dense: an official's list. cards: a queue, compact on phones. */
  readonly dense?: boolean | undefined;
  readonly cards?: boolean | undefined;
  /** Box before each row, posted as `name`; `label` names it: "Chọn hồ sơ 0031". */
  readonly select?: { readonly name: string; readonly label: (row: Row) => string } | undefined;
  /** Row at which the keys j and k start. */
  readonly at?: string | undefined;
  /** Turns the keys j k x Enter on. */
  readonly keys?: boolean | undefined;
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, showCaption, columns, rows, select } = props;
  const t = useWords();
  const classes = ['table', props.dense ? 'dense' : '', 'stacks', props.cards ? 'cards' : ''].filter(Boolean).join(' ');
  return (
    <table class={classes} {...(props.keys ? { 'data-keys': '' } : {})}>
      <caption class={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {select && <th scope="col"><label class="select-all"><input type="checkbox" data-select-all={select.name} /><span>{t('table.select-all')}</span></label></th>}
          {columns.map((column) => <ColumnHead column={column} />)}
        </tr>
      </thead>
      <tbody>{rows.map((row) => <Line table={props} row={row} />)}</tbody>
    </table>
  );
}

function ColumnHead<Row>({ column: { label, numeric, sort } }: { column: Column<Row> }) {
  const t = useWords();
  const kind = { scope: 'col' as const, class: numeric ? 'num' : undefined };
  if (!sort) return <th {...kind}>{label}</th>;
  const next = sort.order === 'ascending' ? 'descending' : 'ascending';
  return (
    <th {...kind} {...(sort.order ? { 'aria-sort': sort.order } : {})}>
      <a href={sort.href}>
        {label}<span class="visually-hidden">, {t(`table.sort-${next}`)}</span>
        {sort.order && <span aria-hidden="true">{sort.order === 'ascending' ? '▲' : '▼'}</span>}
      </a>
    </th>
  );
}

function Line<Row>({ table: { columns, select, at, rowKey }, row }: { table: TableProps<Row>; row: Row }) {
  const key = rowKey(row);
  return (
    <tr {...(key === at ? { class: 'at' } : {})} data-key={key}>
      {select && <td class="choose"><input type="checkbox" name={select.name} value={key} aria-label={select.label(row)} /></td>}
      {columns.map((column) => <Cell column={column} row={row} />)}
    </tr>
  );
}

const phoneClass = { bare: 'bare', full: 'bare full', hidden: 'no-stack' } as const;

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  const named = [column.numeric ? 'num' : '', column.head ? 'head' : '', column.phone ? phoneClass[column.phone] : ''].filter(Boolean).join(' ');
  const kind = { class: named || undefined, ...(column.head || column.phone ? {} : { 'data-label': column.shortLabel ?? column.label }) };
  return column.head ? <th scope="row" {...kind}>{content}</th> : <td {...kind}>{content}</td>;
}

export interface PagerProps { readonly previousHref?: string | undefined; readonly nextHref?: string | undefined }

/** Cursor pages know their neighbours, not their number. */
export function Pager({ previousHref, nextHref }: PagerProps) {
  const t = useWords();
  if (!previousHref && !nextHref) return null;
  return (
    <nav class="row pager" aria-label={t('table.pages')}>
      {previousHref && <a class="btn" rel="prev" href={previousHref}>{t('table.previous')}</a>}
      {nextHref && <a class="btn" rel="next" href={nextHref}>{t('table.next')}</a>}
    </nav>
  );
}
