import type { Procedure } from '@motcua/contracts/procedure';
import { CheckboxGroup, RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { TextArea } from '@motcua/ui/form/field';
import { one, several, untilBoxes } from '../acts/typed.ts';
import { papersOf } from '../acts/supplement-fields.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import type { PreviewProps } from './preview.page.tsx';

interface FieldsProps { readonly visit: OfficeVisit; readonly props: PreviewProps }

/** What there is to say with an act, once for all dossiers. */
export function BulkFields({ visit, props }: FieldsProps) {
  const { t } = visit;
  switch (props.preview.act) {
    case 'claim':
      return <Text name="reason" label={t('claim.reason')} optional visit={visit} props={props} />;
    case 'pass-on':
      return <Text name="note" label={t('pass-on.note')} optional visit={visit} props={props} />;
    case 'approve':
      return <Text name="note" label={t('approve.note')} optional visit={visit} props={props} />;
    case 'reassign':
      return <Reassigning visit={visit} props={props} />;
    case 'request-supplement':
      return props.procedure ? <Supplement visit={visit} props={props} procedure={props.procedure} /> : <p>{t('bulk.same-procedure')}</p>;
    case 'return':
      return <p>{t('bulk.post-said')}</p>;
  }
}

function Text({ name, label, optional, visit, props: { typed, wrong } }: FieldsProps & { name: string; label: string; optional?: boolean }) {
  return <TextArea id={name} optional={optional} label={label} hint={visit.t('note.inside')} value={one(typed, name)} error={wrongIn(visit, wrong, name)} maxLength={2000} />;
}

function Reassigning({ visit, props }: FieldsProps) {
  const { t } = visit;
  const { colleagues = [], typed, wrong } = props;
  if (colleagues.length === 0) return <p>{t('bulk.no-colleagues')}</p>;
  const options = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <RadioGroup id="to" label={t('bulk.to')} options={options} value={one(typed, 'to')} error={wrongIn(visit, wrong, 'to')} />
      <Text name="reason" label={t('assign.reason')} visit={visit} props={props} />
    </>
  );
}

function Supplement({ visit, props: { typed, wrong, days }, procedure }: FieldsProps & { procedure: Procedure }) {
  const { t, lang } = visit;
  const boxes = untilBoxes(typed);
  const typedDate = Object.values(boxes).some(Boolean);
  return (
    <>
      <CheckboxGroup id="papers" label={t('supplement.papers')} options={papersOf(procedure, lang)} values={several(typed, 'papers')} error={wrongIn(visit, wrong, 'papers')} />
      <TextArea id="message" rows={5} label={t('supplement.message')} hint={t('supplement.message-hint')} value={one(typed, 'message')} error={wrongIn(visit, wrong, 'message')} maxLength={2000} />
      <DateField id="until" label={t('supplement.until')} value={typedDate ? boxes : days.proposed} error={wrongIn(visit, wrong, 'until')} />
    </>
  );
}

function wrongIn({ t }: OfficeVisit, wrong: PreviewProps['wrong'], field: string): string | undefined {
  const found = wrong.find((problem) => problem.field === field);
  return found && t(found.message);
}
