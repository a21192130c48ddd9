import type { Paper, Procedure } from '@motcua/contracts/procedure';
import type { CompiledForm } from '@motcua/forms/compile';
import { Table } from '@motcua/ui/piece/table';
import type { Visit } from '../frame/visit.ts';
import { conditionInWords } from './condition.ts';
import { kindsInWords } from './terms.ts';

interface PapersProps { readonly visit: Visit; readonly procedure: Procedure; readonly form: CompiledForm }

/** What has to be handed in: the form itself first, then each paper with how many, of which kind, and when it is needed. */
export function Papers({ visit, procedure: { papers, form: definition }, form }: PapersProps) {
  const { t, lang } = visit;
  const rows = [
    { id: definition.id, name: definition.title[lang], details: [definition.official[lang]], copies: t('paper.form.electronic'), files: t('procedure.form-filled-here') },
    ...papers.map((paper) => ({
      id: paper.id,
      name: paper.name[lang],
      details: detailsOf(paper, form, visit),
      copies: t(`paper.form.${paper.form}`, { n: paper.copies }),
      files: kindsInWords(paper.accepts, visit),
    })),
  ];
  return (
    <>
      <h2>{t('procedure.papers')}</h2>
      <Table
        caption={t('procedure.papers')} rows={rows} rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('paper.name'), head: true, cell: ({ name, details }) => <div>{name}{details.map((detail) => <small class="soft">{detail}</small>)}</div> },
          { key: 'copies', label: t('paper.copies'), cell: ({ copies }) => copies },
          { key: 'files', label: t('paper.files'), cell: ({ files }) => files },
        ]}
      />
      {papers.some(({ form: kind }) => kind !== 'electronic') && <p class="small soft">{t('paper.scanned')}</p>}
    </>
  );
}

function detailsOf({ hint, optional, when }: Paper, { fields }: CompiledForm, visit: Visit): string[] {
  const { t, lang } = visit;
  const condition = when && conditionInWords(when, fields, visit);
  const needed = when && (condition ? t('paper.when', { condition }) : t('paper.depends'));
  return [needed, optional && t('paper.optional'), hint?.[lang]].filter((detail) => typeof detail === 'string');
}
