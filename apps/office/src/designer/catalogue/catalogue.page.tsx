import type { ProcedureDraftList } from '@motcua/contracts/catalogue-editing-api';
import type { PublishedProcedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { TextField } from '@motcua/ui/form/field';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { Filters } from '@motcua/ui/office/filters';
import { Badge } from '@motcua/ui/piece/badge';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Table } from '@motcua/ui/piece/table';
import { randomUUID } from 'node:crypto';
import { addresses } from '../../addresses.ts';
import { framed } from '../../frame/frame.tsx';
import type { OfficeVisit } from '../../frame/visit.ts';
import type { MessageKey } from '../../messages.ts';

type Draft = ProcedureDraftList['drafts'][number];

/** One procedure with all that there is of it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly sector: string;
  /** The version that counts today, or the newest that will. */
  readonly published?: PublishedProcedure | undefined;
  readonly draft?: Draft | undefined;
}

export interface CatalogueProps {
  readonly rows: readonly Listed[];
  readonly q: string;
  readonly typed?: { readonly id: string; readonly vi: string; readonly en: string } | undefined;
  readonly wrong?: { readonly at: 'id' | 'vi' | 'en' | 'file'; readonly message: string }[] | undefined;
  readonly done?: MessageKey | undefined;
}

/** Every procedure of the city: what is published, what is being drawn up. */
export function cataloguePage(visit: OfficeVisit, props: CatalogueProps): string {
  const { t } = visit;
  const { rows, q, done } = props;
  return framed(visit, {
    title: t('design.catalogue'),
    current: 'catalogue',
    again: addresses.designer,
    hasErrors: (props.wrong?.length ?? 0) > 0,
    children: (
      <>
        <h1>{t('design.catalogue')}</h1>
        {done && <Notice tone="ok" live><p>{t(done)}</p></Notice>}
        <Filters action={addresses.designer} button={t('design.find-do')} filters={[{ kind: 'find', name: 'q', label: t('design.find'), value: q, example: t('design.find-example') }]} />
        {rows.length === 0 ? <p class="well">{t('design.none')}</p> : <List visit={visit} rows={rows} q={q} />}
        <Beginnings visit={visit} {...props} />
      </>
    ),
  });
}

function List({ visit: { t, lang }, rows, q }: { readonly visit: OfficeVisit; readonly rows: readonly Listed[]; readonly q: string }) {
  return (
    <Table<Listed>
      dense caption={t(q ? 'design.found' : 'design.count', { n: rows.length })} showCaption rows={rows} rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t('design.name'), head: true, cell: ({ id, name, published, draft }) => <a class="wraps" href={published || !draft ? addresses.procedure(id) : addresses.draft(draft.id)}>{name}</a> },
        { key: 'code', label: t('design.code'), cell: ({ code }) => <span class="num">{code || '–'}</span> },
        { key: 'sector', label: t('design.sector'), cell: ({ sector }) => sector || '–' },
        { key: 'published', label: t('design.published'), cell: ({ published }) => publishedWords(t, published) },
        { key: 'draft', label: t('design.draft'), cell: ({ draft }) => (draft ? <><a class="wraps" href={addresses.draft(draft.id)}>{t('design.draft-saved', { at: formatDateTime(lang, draft.changedAt) })}</a>{draft.problems > 0 && <> <Badge tone="brand">{t('design.troubles', { n: draft.problems })}</Badge></>}</> : '–') },
      ]}
    />
  );
}

function publishedWords(t: OfficeVisit['t'], published: PublishedProcedure | undefined): string {
  if (!published) return '–';
  if (published.withdrawnFrom) return t('design.version-until', { version: published.version, date: formatDate(published.withdrawnFrom) });
  return t('design.version-from', { version: published.version, date: formatDate(published.effectiveFrom) });
}

/** Two ways to begin with something new: a name, or a file. */
function Beginnings({ visit, typed, wrong = [] }: CatalogueProps & { readonly visit: OfficeVisit }) {
  const { t } = visit;
  const error = (at: string) => wrong.find((one) => one.at === at)?.message;
  const fileWrong = wrong.filter(({ at }) => at === 'file');
  return (
    <div class="grid below">
      <details class="card question" open={wrong.some(({ at }) => at !== 'file')}>
        <summary>{t('design.new.title')}</summary>
        <form method="post" action={addresses.newProcedure} noValidate>
          <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} />
          <TextField id="vi" width="full" label={t('design.add.name-vi')} value={typed?.vi} error={error('vi')} maxLength={300} />
          <TextField id="en" width="full" label={t('design.add.name-en')} value={typed?.en} error={error('en')} maxLength={300} />
          <TextField id="id" width="full" optional label={t('design.new.id')} hint={t('design.new.id-hint')} value={typed?.id} error={error('id')} maxLength={100} />
          <p class="form-actions"><Button once>{t('design.new.do')}</Button></p>
        </form>
      </details>
      <details class="card question" open={fileWrong.length > 0}>
        <summary>{t('design.file.title')}</summary>
        <form method="post" action={addresses.procedureFile} encType="multipart/form-data" noValidate>
          <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} />
          <div class={fileWrong.length > 0 ? 'field wrong' : 'field'}>
            <label for="file">{t('design.file.label')}</label>
            <p class="hint" id="file-hint">{t('design.file.hint')}</p>
            {fileWrong.slice(0, 20).map(({ message }) => <p class="error"><span>{message}</span></p>)}
            <input type="file" id="file" name="file" accept=".yaml,.yml,.json" aria-describedby="file-hint" />
          </div>
          <p class="form-actions"><Button once>{t('design.file.do')}</Button></p>
        </form>
      </details>
    </div>
  );
}
