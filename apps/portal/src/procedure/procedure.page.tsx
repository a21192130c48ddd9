import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { formatDate, formatLongDate } from '@motcua/ui/format';
import { Timeline } from '@motcua/ui/dossier/steps';
import { Select } from '@motcua/ui/form/field';
import { Badge } from '@motcua/ui/piece/badge';
import { Button } from '@motcua/ui/piece/button';
import { Card, Facts, Question } from '@motcua/ui/piece/card';
import { Table } from '@motcua/ui/piece/table';
import { formatMoney } from '@motcua/ui/format';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { BlankFormLinks } from './blank-form-links.tsx';
import { feeInWords, kindsInWords, termInWords } from './terms.ts';

export interface ProcedureView {
  readonly procedure: Procedure;
  readonly agencies: readonly Agency[];
  /** Code of the agency chosen before. */
  readonly chosen?: string | undefined;
  /** When the result would be due if the dossier were received now. */
  readonly dueAt?: string | undefined;
}

type Part = { readonly visit: Visit; readonly procedure: Procedure };

export function procedurePage(visit: Visit, view: ProcedureView): string {
  const { t, lang } = visit;
  const { procedure } = view;
  return framed(visit, {
    title: procedure.name[lang],
    description: procedure.summary[lang],
    current: 'procedures',
    crumbs: [
      { href: addresses.home, label: t('crumb.home') },
      { href: addresses.procedures, label: t('crumb.procedures') },
      { href: `${addresses.procedures}?linh-vuc=${procedure.field.id}`, label: procedure.field.name[lang] },
    ],
    children: (
      <div class="columns with-head">
        <Head visit={visit} procedure={procedure} />
        <aside aria-label={t('procedure.before')}><Before visit={visit} view={view} /></aside>
        <div class="prose">
          <Eligibility visit={visit} procedure={procedure} />
          <Papers visit={visit} procedure={procedure} />
          <Steps visit={visit} procedure={procedure} />
          <h2>{t('procedure.term')}</h2>
          <p><strong>{termInWords(procedure.term, visit)}</strong> {t(`procedure.counting.${procedure.term.counting}`)} {t(`procedure.after-supplement.${procedure.term.afterSupplement}`)}</p>
          <Fees visit={visit} procedure={procedure} />
          <h2>{t('procedure.result')}</h2>
          <p>{procedure.result[lang]}</p>
          <Law visit={visit} procedure={procedure} />
          <Questions visit={visit} procedure={procedure} />
          <p class="small soft">{t('procedure.version', { n: procedure.version, date: formatDate(procedure.effectiveFrom) })}</p>
        </div>
      </div>
    ),
  });
}

function Head({ visit: { t, lang }, procedure }: Part) {
  return (
    <div class="head stack">
      <div class="row"><Badge>{t(`level.${procedure.level}`)}</Badge><Badge tone="plain" numeric>{t('procedure.code', { code: procedure.code })}</Badge><Badge tone="plain">{t(`unit.${procedure.unit}`)}</Badge></div>
      <h1>{procedure.name[lang]}</h1>
      <p class="lead">{procedure.summary[lang]}</p>
    </div>
  );
}

/** What to know and have before one begins, and the one button of the page. */
function Before({ visit, view: { procedure, agencies, chosen, dueAt } }: { readonly visit: Visit; readonly view: ProcedureView }) {
  const { t, lang } = visit;
  const kinds = [...new Set(procedure.papers.flatMap(({ accepts }) => accepts))];
  const largest = Math.max(...procedure.papers.map(({ maxMegabytes }) => maxMegabytes));
  return (
    <Card lintel sticky id="before" title={t('procedure.before')}>
      <Facts facts={[
        { label: t('procedure.minutes'), value: t('procedure.minutes-about', { n: procedure.minutes }), note: t('procedure.draft-kept') },
        ...(procedure.papers.length > 0
          ? [{ label: t('procedure.prepare'), value: t('procedure.papers-count', { n: procedure.papers.length }), note: t('procedure.papers-kinds', { kinds: kindsInWords(kinds, visit), size: largest }) }]
          : []),
        { label: t('procedure.fee'), value: feeInWords(procedure, visit), note: procedure.fee.online === undefined ? undefined : t('procedure.fee-online') },
        { label: t('procedure.result-after'), value: termInWords(procedure.term, visit), note: dueAt && t('procedure.due-if-now', { date: formatLongDate(lang, dueAt) }) },
      ]} />
      {procedure.level > 2 ? <Begin visit={visit} procedure={procedure} agencies={agencies} chosen={chosen} /> : <p>{t('procedure.not-online')}</p>}
      <BlankFormLinks visit={visit} procedure={procedure} />
      <p class="small soft">{t('procedure.other-ways')}</p>
    </Card>
  );
}

interface BeginProps { readonly visit: Visit; readonly procedure: Procedure; readonly agencies: readonly Agency[]; readonly chosen?: string | undefined; readonly wrong?: boolean | undefined }

/** Signed in, the button makes the draft at once; else it leads by way of signing in to a page that does. */
export function Begin({ visit, procedure, agencies, chosen, wrong }: BeginProps) {
  const { t, lang, person } = visit;
  const only = agencies.length === 1 ? agencies[0] : undefined;
  return (
    <form method={person ? 'post' : 'get'} action={addresses.begin} class="stack">
      {person && <Csrf visit={visit} />}
      <input type="hidden" name="thu-tuc" value={procedure.id} />
      {only ? <><input type="hidden" name="co-quan" value={only.code} /><p>{t('procedure.agency-only', { agency: only.name[lang] })}</p></> : (
        <Select id="agency" name="co-quan" label={t('procedure.agency')} hint={t('procedure.agency-hint')} error={wrong ? t('begin.no-agency') : undefined} width="full" value={chosen} options={agencies.map(({ code, name }) => ({ value: code, label: name[lang] }))} />
      )}
      <Button tone="primary" size="big" fill="wide" once>{t('procedure.begin')}</Button>
      {!person && <p class="small soft">{t('procedure.sign-in-first')}</p>}
    </form>
  );
}

function Eligibility({ visit: { t, lang }, procedure: { eligibility, audience } }: Part) {
  return (
    <>
      <h2>{t('procedure.who')}</h2>
      <p>{t('audience.said', { who: new Intl.ListFormat(lang, { type: 'disjunction' }).format(audience.map((one) => t(`audience.${one}`))) })}</p>
      {eligibility.length > 0 && <ul>{eligibility.map((sentence) => <li>{sentence[lang]}</li>)}</ul>}
    </>
  );
}

function Papers({ visit, procedure: { papers, form } }: Part) {
  const { t, lang } = visit;
  const rows = [
    { id: form.id, name: form.title[lang], detail: form.official[lang], copies: t('paper.form.electronic'), files: t('procedure.form-filled-here') },
    ...papers.map((paper) => ({
      id: paper.id,
      name: paper.name[lang],
      detail: [paper.hint?.[lang], paper.optional ? t('paper.optional') : paper.when ? t('paper.depends') : undefined].filter(Boolean).join('. '),
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
          { key: 'name', label: t('paper.name'), head: true, cell: ({ name, detail }) => <>{name}{detail && <><br /><small class="soft">{detail}</small></>}</> },
          { key: 'copies', label: t('paper.copies'), cell: ({ copies }) => copies },
          { key: 'files', label: t('paper.files'), cell: ({ files }) => files },
        ]}
      />
    </>
  );
}

function Steps({ visit: { t, lang }, procedure: { steps, limits, result } }: Part) {
  return (
    <>
      <h2>{t('procedure.steps')}</h2>
      <Timeline numbered happenings={[
        { title: t('procedure.step-submit'), detail: t('procedure.step-submit-said') },
        { title: t('procedure.step-answer'), detail: t('procedure.step-answer-said', { n: limits.supplements }) },
        ...steps.filter(({ role }) => role !== 'receptionist').map(({ name }) => ({ title: name[lang] })),
        { title: t('procedure.step-result'), detail: result[lang] },
      ]} />
    </>
  );
}

function Fees({ visit, procedure: { fee } }: Part) {
  const { t, lang } = visit;
  const amount = (dong: number) => (dong === 0 ? t('fee.free') : formatMoney(lang, dong));
  const rows = [
    { id: 'counter', what: fee.online === undefined ? t('fee.any') : t('fee.counter'), amount: amount(fee.amount) },
    ...(fee.online === undefined ? [] : [{ id: 'online', what: t('fee.online'), amount: amount(fee.online) }]),
  ];
  return (
    <>
      <h2>{t('procedure.fee')}</h2>
      <Table caption={t('procedure.fee')} rows={rows} rowKey={({ id }) => id}
        columns={[{ key: 'what', label: t('fee.case'), head: true, cell: ({ what }) => what }, { key: 'amount', label: t('fee.amount'), numeric: true, cell: (row) => row.amount }]} />
      <p class="small soft">{[fee.per && t('fee.per', { what: fee.per[lang] }), t(`fee.${fee.payable}`)].filter(Boolean).join(' ')}</p>
      {fee.exemptions.length > 0 && <ul>{fee.exemptions.map((sentence) => <li>{sentence[lang]}</li>)}</ul>}
    </>
  );
}

function Law({ visit: { t, lang }, procedure: { legalBasis } }: Part) {
  return (
    <>
      <h2>{t('procedure.law')}</h2>
      <ul>{legalBasis.map(({ title, number, issuedOn }) => <li>{t('procedure.law-entry', { title: title[lang], number, date: formatDate(issuedOn) })}</li>)}</ul>
    </>
  );
}

function Questions({ visit: { t }, procedure: { limits } }: Part) {
  return (
    <>
      <h2>{t('procedure.questions')}</h2>
      <Question question={t('question.later')}><p>{t('question.later-answer')}</p></Question>
      <Question question={t('question.missing')}><p>{t('question.missing-answer', { n: limits.supplements })}</p></Question>
      <Question question={t('question.follow')}><p>{t('question.follow-answer')}</p></Question>
    </>
  );
}
