import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { DescribedAnswer } from '@motcua/forms/describe';
import { Answers } from '@motcua/ui/dossier/answers';
import type { Answer } from '@motcua/ui/dossier/answers';
import { formatDate, formatDateTime, formatNumber } from '@motcua/ui/format';
import { Beside } from '@motcua/ui/office/dossier';
import { HandedIn, Returned } from '../counter/on-dossier.tsx';
import type { Visit } from '../frame/visit.ts';
import type { DossierProps } from './dossier.page.tsx';
import { Papers, Viewer, shownFile } from './papers.tsx';

/** Answers beside the paper they are checked against. */
export function Content({ visit, dossier }: { visit: Visit; dossier: DossierProps }) {
  const shown = shownFile(dossier.view, dossier.query.look);
  return (
    <Beside>
      <div>
        <Outcome visit={visit} view={dossier.view} />
        <Returned visit={visit} view={dossier.view} />
        <HandedIn visit={visit} view={dossier.view} />
        <Supplements visit={visit} dossier={dossier} />
        <Form visit={visit} dossier={dossier} />
      </div>
      <div>
        {shown && <Viewer visit={visit} id={dossier.view.status.id} file={shown} />}
        <Papers visit={visit} dossier={dossier} />
      </div>
    </Beside>
  );
}

function Form({ visit: { t }, dossier: { sections } }: { visit: Visit; dossier: DossierProps }) {
  if (!sections) return <p>{t('dossier.form-unknown')}</p>;
  return (
    <>
      {sections.map(({ id, title, answers }) => (
        <section class="below" aria-labelledby={`part-${id}`}>
          <h2 id={`part-${id}`}>{title}</h2>
          <Answers compact answers={answers.filter(({ rows }) => !rows).map(written)} />
          {answers.filter(({ rows }) => rows).map(({ label, rows = [] }) => rows.map((row) => <><h3 class="below">{label}: {row.title}</h3><Answers compact answers={row.answers.map(written)} /></>))}
        </section>
      ))}
    </>
  );
}

const figures: readonly DescribedAnswer['type'][] = ['integer', 'decimal', 'money', 'date', 'phone', 'identity-number', 'tax-code', 'parcel-number', 'computed'];
const written = ({ label, text, given, type }: DescribedAnswer): Answer => ({ label, value: given ? text : undefined, numeric: figures.includes(type) });

/** How it ended, where it has. */
function Outcome({ visit: { t, lang }, view: { refusal, rating } }: { visit: Visit; view: DossierView }) {
  return (
    <>
      {refusal && <section class="below"><h2>{t('outcome.refusal')}</h2><p class="message">{refusal}</p></section>}
      {rating && <section class="below"><h2>{t('outcome.rating')}</h2><p>{t('outcome.stars', { n: formatNumber(lang, rating.stars) })}</p>{rating.comment && <p class="message">{rating.comment}</p>}</section>}
    </>
  );
}

/** What was asked of the citizen, word for word, and whether it came. */
function Supplements({ visit: { t, lang }, dossier: { view: { supplements }, procedure } }: { visit: Visit; dossier: DossierProps }) {
  if (supplements.length === 0) return null;
  const names = new Map([
    ...(procedure?.papers ?? []).map(({ id, name }) => [id, name[lang]] as const),
    ...(procedure?.form.sections ?? []).flatMap(({ fields }) => fields.map(({ id, label }) => [id, label[lang]] as const)),
  ]);
  return (
    <section class="below" aria-labelledby="asked">
      <h2 id="asked">{t('asked.title')}</h2>
      {supplements.map(({ message, papers, fields, requestedAt, until, answeredAt }) => (
        <div>
          <p class="soft small">{formatDateTime(lang, requestedAt)} · {answeredAt ? t('asked.answered', { at: formatDateTime(lang, answeredAt) }) : t('asked.until', { until: formatDate(until) })}</p>
          <p class="message">{message}</p>
          <ul>{[...papers, ...fields].map((id) => <li>{names.get(id) ?? id}</li>)}</ul>
        </div>
      ))}
    </section>
  );
}
