import { Fieldset, Select } from '@motcua/ui/form/field';
import { Repeat } from '@motcua/ui/form/repeat';
import { builtFormula, sums } from './formula.ts';
import { commonOf, errorWithin, valueIn } from '../sheet/piece.ts';
import type { PieceProps } from '../sheet/piece.ts';
import { visibleTo } from './rule-fields.ts';

/** What is computed, of which fields. Any other formula is shown and kept. */
export function FormulaControl(props: PieceProps<'formula'>) {
  const { desk, name } = props;
  const { t } = desk;
  const formula = valueIn(props);
  const built = builtFormula(formula);
  const own = !built && typeof formula === 'object' && formula !== null && Object.keys(formula).length > 0;
  const fields = visibleTo({ sees: 'above' }, desk).flatMap(({ id, label, rows }) => [{ value: id, label: `${label} (${id})` }, ...rows.map((row) => ({ value: `${id}.${row.id}`, label: `${label}: ${row.label} (${id}.${row.id})` }))]);
  const list = `${name}.fields`;
  const count = Math.max(1, built?.fields.length ?? 0) + (desk.add === list ? 1 : 0);
  return (
    <Fieldset {...commonOf(props)} error={errorWithin(desk, name)}>
      {own && <><p class="soft">{t('design.formula.own')}</p><pre class="logic" tabIndex={0}><code>{JSON.stringify(formula, null, 1)}</code></pre></>}
      <Select id={`${name}.sum`} label={t('design.formula.sum-label')} value={built?.sum} empty={own ? t('design.formula.keep') : undefined} options={sums.map((sum) => ({ value: sum, label: t(`design.formula.${sum}`) }))} />
      <Repeat name={list} itemName={t('design.formula.part')} addLabel={t('design.formula.add')} count={count}>
        {(index) => <div class="only"><Select id={`${list}.${index}`} width="full" label={t('design.rule.field')} options={fields} value={index === '__index__' ? undefined : built?.fields[index]} /></div>}
      </Repeat>
    </Fieldset>
  );
}
