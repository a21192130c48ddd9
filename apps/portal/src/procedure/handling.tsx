import type { Procedure } from '@motcua/contracts/procedure';
import { Timeline } from '@motcua/ui/dossier/steps';
import { formatMoney } from '@motcua/ui/format';
import { Table } from '@motcua/ui/piece/table';
import type { Visit } from '../frame/visit.ts';
import { shareInWords, termInWords } from './terms.ts';

interface Part { readonly visit: Visit; readonly procedure: Procedure }

/** Who does what with it, and how much of the term each may take. */
export function Steps({ visit, procedure: { steps, limits, result, term, confidential } }: Part) {
  const { t, lang } = visit;
  return (
    <>
      <h2>{t('procedure.steps')}</h2>
      <Timeline numbered happenings={[
        { title: t('procedure.step-submit'), detail: t(confidential ? 'procedure.step-submit-confidential' : 'procedure.step-submit-said') },
        ...steps.map(({ name, role, share }, index) => ({
          title: name[lang],
          detail: [
            [t(`role.${role}`), shareInWords(term, share, visit)].filter(Boolean).join(' · '),
            index === 0 && !confidential && t('procedure.step-answer-said', { n: limits.supplements }),
          ].filter(Boolean).join('. '),
        })),
        { title: t('procedure.step-result'), detail: result[lang] },
      ]} />
    </>
  );
}

/** The term with everything that may lengthen it, and from when it is counted. */
export function TermSaid({ visit, procedure: { term, limits }, cutOff }: Part & { readonly cutOff: string | undefined }) {
  const { t } = visit;
  const { complex, extension } = term;
  const more = [
    complex && t('procedure.term-complex', { term: termInWords({ ...term, amount: complex }, visit) }),
    extension && t('procedure.term-extension', { term: termInWords({ ...term, amount: extension }, visit) }),
    limits.extensions > 0 && !extension && t('procedure.term-late', { n: limits.extensions }),
    t(`procedure.after-supplement.${term.afterSupplement}`),
    cutOff && term.counting === 'whole-days' && t('procedure.cut-off', { time: cutOff }),
  ];
  return (
    <>
      <h2>{t('procedure.term')}</h2>
      <p><strong>{termInWords(term, visit)}</strong> {t(`procedure.counting.${term.unit === 'calendar-day' ? 'calendar-days' : term.counting}`)}</p>
      <ul>{more.filter(Boolean).map((sentence) => <li>{sentence}</li>)}</ul>
    </>
  );
}

export function Fees({ visit, procedure: { fee } }: Part) {
  const { t, lang } = visit;
  const amount = (dong: number) => (dong === 0 ? t('fee.free') : [formatMoney(lang, dong), fee.per && t('fee.each', { what: fee.per[lang] })].filter(Boolean).join(' '));
  const rows = [
    { id: 'counter', what: fee.online === undefined ? t('fee.any') : t('fee.counter'), amount: amount(fee.amount) },
    ...(fee.online === undefined ? [] : [{ id: 'online', what: t('fee.online'), amount: amount(fee.online) }]),
  ];
  return (
    <>
      <h2>{t('procedure.fee')}</h2>
      <Table caption={t('procedure.fee')} rows={rows} rowKey={({ id }) => id}
        columns={[{ key: 'what', label: t('fee.case'), head: true, cell: ({ what }) => what }, { key: 'amount', label: t('fee.amount'), numeric: true, cell: (row) => row.amount }]} />
      {fee.amount > 0 && <p class="small soft">{t(`fee.${fee.payable}`)}</p>}
      {fee.exemptions.length > 0 && <><h3>{t('fee.exemptions')}</h3><ul>{fee.exemptions.map((sentence) => <li>{sentence[lang]}</li>)}</ul></>}
    </>
  );
}
