import { Checkbox, CheckboxGroup } from '@motcua/ui/form/choice';
import { Fieldset, Select, TextField } from '@motcua/ui/form/field';
import { isRecord } from '@motcua/forms/clean';
import { textAt } from '../content/content.ts';
import { fieldsIn } from '../content/names.ts';
import { Lines } from '../rule/rule-control.tsx';
import type { Desk } from '../sheet/control.ts';
import { commonOf, errorWithin, valueIn } from '../sheet/piece.ts';
import type { PieceProps } from '../sheet/piece.ts';
import { linesFrom, subjectsIn } from './guard.ts';
import { needsOf, needOptions } from './needs.ts';

export const subjectsFor = ({ content, lang, t }: Pick<Desk, 'content' | 'lang' | 't'>) => subjectsIn(content, lang, { result: t('design.guard.result'), channel: t('design.guard.channel'), paid: t('design.guard.paid') });

/** When a way is open: lines like those of a rule. What is more than that is shown as it is and left alone. */
export function GuardControl(props: PieceProps<'guard'>) {
  const { desk, name } = props;
  const guard = valueIn(props);
  const built = isRecord(guard) && 'is' in guard ? linesFrom(guard) : { join: 'and' as const, lines: [] };
  const error = errorWithin(desk, name);
  return (
    <Fieldset {...commonOf(props)} error={error}>
      {built ? <Lines desk={desk} name={name} built={built} fields={subjectsFor(desk)} /> : <Untouched desk={desk} name={name} guard={guard} />}
    </Fieldset>
  );
}

function Untouched({ desk: { t }, name, guard }: { readonly desk: Desk; readonly name: string; readonly guard: unknown }) {
  return (
    <>
      <p class="soft">{t('design.rule.more')}</p>
      <pre class="logic" tabIndex={0}><code>{JSON.stringify(guard, null, 1)}</code></pre>
      <Checkbox id={`${name}.keep`} value="false" label={t('design.rule.drop')} hint={t('design.rule.drop-hint')} />
    </>
  );
}

/** A phase with a term of its own. */
export function OwnTerm(props: PieceProps<'own-term'>) {
  const { desk: { t }, name } = props;
  const term = valueIn(props);
  return (
    <Fieldset {...commonOf(props)}>
      <div class="pair">
        <TextField id={`${name}.amount`} width={12} digits inputMode="numeric" label={t('design.term.amount')} value={textAt(term, 'amount')} />
        <Select id={`${name}.unit`} label={t('design.term.unit')} options={(['working-day', 'working-hour', 'calendar-day'] as const).map((unit) => ({ value: unit, label: t(`design.term-unit.${unit}`) }))} value={textAt(term, 'unit')} />
      </div>
    </Fieldset>
  );
}

/** Who does the step: the own agency, the one above, one by an address, or one by name. */
export function StepAgency(props: PieceProps<'agency'>) {
  const { desk: { t, content, lang, agencies }, name } = props;
  const agency = valueIn(props);
  const who = textAt(agency, 'code') || textAt(agency, 'relation') || textAt(agency, 'unit');
  const kinds = (['parent', 'ward', 'district'] as const).map((value) => ({ value, label: t(`design.step.agency.${value}`) }));
  const addresses = fieldsIn(content, lang).filter(({ type }) => type === 'address').map(({ id, label }) => ({ value: id, label }));
  return (
    <Fieldset {...commonOf(props)}>
      <Select id={`${name}.who`} width="full" label={t('design.step.agency.who')} empty={t('design.step.agency.own')} options={[...kinds, ...agencies]} value={who} />
      <Select id={`${name}.of`} width="full" label={t('design.step.agency.of')} hint={t('design.step.agency.of-hint')} empty={t('design.step.agency.competent')} options={addresses} value={textAt(agency, 'of')} />
    </Fieldset>
  );
}

export function Needs(props: PieceProps<'needs'>) {
  const { desk } = props;
  const values = needsOf(valueIn(props));
  const options = needOptions(desk);
  const strangers = values.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: value }));
  return <CheckboxGroup {...commonOf(props)} options={[...options, ...strangers]} values={values} />;
}
