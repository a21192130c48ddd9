import { Fieldset, Select, TextField } from '@motcua/ui/form/field';
import { Checkbox } from '@motcua/ui/form/choice';
import { Repeat } from '@motcua/ui/form/repeat';
import type { Desk } from '../sheet/control.ts';
import { commonOf, errorWithin, valueIn } from '../sheet/piece.ts';
import type { PieceProps } from '../sheet/piece.ts';
import { builtFrom, comparisons } from './rule.ts';
import type { BuiltRule, RuleLine } from './rule.ts';
import { visibleTo } from './rule-fields.ts';
import type { KnownField } from '../content/names.ts';

/** A condition as lines: field, comparison, value. What is more than that is shown as it is and left alone. */
export function RuleControl(props: PieceProps<'rule'>) {
  const { control, desk, name } = props;
  const rule = valueIn(props);
  const error = errorWithin(desk, name);
  const built = rule === undefined ? undefined : builtFrom(rule);
  if (rule !== undefined && !built && !isEmpty(rule)) return <Untouched {...props} rule={rule} />;
  return (
    <Fieldset {...commonOf(props)} error={error}>
      <Lines desk={desk} name={name} built={built ?? { join: 'and', lines: [] }} fields={visibleTo(control, desk)} />
    </Fieldset>
  );
}

const isEmpty = (rule: unknown) => typeof rule === 'object' && rule !== null && Object.keys(rule).length === 0;

function Untouched({ desk, name, rule, ...props }: PieceProps<'rule'> & { readonly rule: unknown }) {
  const { t } = desk;
  return (
    <Fieldset {...commonOf({ ...props, desk, name })} error={errorWithin(desk, name)}>
      <p class="soft">{t('design.rule.more')}</p>
      <pre class="logic" tabIndex={0}><code>{JSON.stringify(rule, null, 1)}</code></pre>
      <Checkbox id={`${name}.keep`} value="false" label={t('design.rule.drop')} hint={t('design.rule.drop-hint')} />
    </Fieldset>
  );
}

interface LinesProps { readonly desk: Desk; readonly name: string; readonly built: BuiltRule; readonly fields: readonly KnownField[] }

/** Lines of field, comparison and value; ways on from steps have the same. */
export function Lines({ desk, name, built: { join, lines }, fields }: LinesProps) {
  const { t } = desk;
  const list = `${name}.lines`;
  const count = lines.length + (desk.add === list ? 1 : 0);
  return (
    <>
      {count > 1 && <Select id={`${name}.join`} empty={null} label={t('design.rule.join')} value={join} options={[{ value: 'and', label: t('design.rule.and') }, { value: 'or', label: t('design.rule.or') }]} />}
      {count <= 1 && <input type="hidden" name={`${name}.join`} value={join} />}
      <Repeat name={list} itemName={t('design.rule.line')} addLabel={t('design.rule.add')} count={count}>
        {(index) => <Line desk={desk} name={`${list}.${index}`} line={index === '__index__' ? undefined : lines[index]} fields={fields} />}
      </Repeat>
    </>
  );
}

interface LineProps { readonly desk: Desk; readonly name: string; readonly line: RuleLine | undefined; readonly fields: readonly KnownField[] }

function Line({ desk: { t }, name, line, fields }: LineProps) {
  const options = optionsOf(fields, line);
  const known = fields.find(({ id }) => id === line?.field);
  return (
    <div class="rule-line">
      <Select id={`${name}.field`} width="full" label={t('design.rule.field')} options={options} value={line?.field} />
      <Select id={`${name}.comparison`} width="full" empty={null} label={t('design.rule.comparison')} value={line?.comparison ?? 'is'} options={comparisons.map((one) => ({ value: one, label: t(`design.compare.${one}`) }))} />
      <TextField id={`${name}.value`} width="full" label={t('design.rule.value')} hint={valueHint(known) ?? t('design.rule.value-hint')} value={line?.values?.map((value) => written(value, t)).join('; ')} />
      <Select id={`${name}.other`} width="full" label={t('design.rule.other')} options={options} value={line?.other} empty={t('design.rule.no-other')} />
    </div>
  );
}

const written = (value: string | number | boolean, t: Desk['t']) => (typeof value === 'boolean' ? t(value ? 'design.yes' : 'design.no') : String(value).replace('.', typeof value === 'number' ? ',' : '.'));

function optionsOf(fields: readonly KnownField[], line: RuleLine | undefined) {
  const options = fields.map(({ id, label }) => ({ value: id, label: `${label} (${id})` }));
  // A field that is not there, or not above, keeps its place until somebody chooses another: nothing is lost by looking at it.
  const strangers = [line?.field, line?.other].filter((id): id is string => id !== undefined && !options.some(({ value }) => value === id));
  return [...options, ...strangers.map((id) => ({ value: id, label: `? (${id})` }))];
}

const valueHint = (field: KnownField | undefined) => (field && field.choices.length > 0 && field.choices.length <= 12 ? field.choices.map(({ value }) => value).join('; ') : undefined);
