import type { Procedure } from '@motcua/contracts/procedure';
import { formatLongDate } from '@motcua/ui/format';
import { Card, Facts } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { Begin } from './begin.tsx';
import { BlankFormLinks } from './blank-form-links.tsx';
import type { ProcedureView } from './procedure.page.tsx';
import { feeInWords, kindsInWords, termInWords } from './terms.ts';

interface BeforeProps { readonly visit: Visit; readonly view: ProcedureView }

/** What to know and have before one begins, and the one button of the page. */
export function Before({ visit, view: { procedure, receiving, dueAt } }: BeforeProps) {
  const { t, lang } = visit;
  const { fee, term, minutes, level } = procedure;
  return (
    <Card lintel sticky id="before" title={t('procedure.before')}>
      <Facts facts={[
        { label: t('procedure.minutes'), value: t('procedure.minutes-about', { n: minutes }), note: t('procedure.draft-kept') },
        ...prepare(procedure, visit),
        { label: t('procedure.fee'), value: feeInWords(procedure, visit), note: feeNote(fee, visit) },
        { label: t('procedure.result-after'), value: termInWords(term, visit), note: dueAt && t('procedure.due-if-now', { date: formatLongDate(lang, dueAt) }) },
      ]} />
      {level > 2 ? <Begin visit={visit} procedure={procedure} receiving={receiving} here={addresses.procedure(procedure.id)} /> : <p>{t('procedure.not-online')}</p>}
      <BlankFormLinks visit={visit} procedure={procedure} />
      <p class="small soft"><a href="#ways">{t('procedure.other-ways')}</a></p>
    </Card>
  );
}

/** Papers that everybody needs are one thing, those that depend on the case another. */
function prepare({ papers }: Procedure, visit: Visit) {
  if (papers.length === 0) return [];
  const { t } = visit;
  const always = papers.filter(({ when, optional }) => !when && !optional).length;
  const kinds = [...new Set(papers.flatMap(({ accepts }) => accepts))];
  const largest = Math.max(...papers.map(({ maxMegabytes }) => maxMegabytes));
  return [{
    label: t('procedure.prepare'),
    value: always > 0 ? t('procedure.papers-always', { n: always, more: papers.length - always }) : t('procedure.papers-depend', { n: papers.length }),
    note: t('procedure.papers-kinds', { kinds: kindsInWords(kinds, visit), size: largest }),
  }];
}

function feeNote({ amount, online, per, exemptions }: Procedure['fee'], { t, lang }: Visit): string | undefined {
  if ((online ?? amount) === 0) return online === undefined ? undefined : t('procedure.fee-online');
  const notes = [per && t('fee.per-short', { what: per[lang] }), online !== undefined && t('procedure.fee-online'), exemptions.length > 0 && t('fee.see-exemptions')];
  return notes.filter(Boolean).join('; ') || undefined;
}
