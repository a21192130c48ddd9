import { Checkbox, CheckboxGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { Fieldset, Select, TextArea, TextField } from '@motcua/ui/form/field';
import type { Option } from '@motcua/ui/form/field';
import { Repeat } from '@motcua/ui/form/repeat';
import { Button } from '@motcua/ui/piece/button';
import type { ComponentChildren } from 'preact';
import { join, listAt, textAt } from '../content/content.ts';
import type { Control, Desk, Kind } from './control.ts';
import { FormulaControl } from '../rule/formula-control.tsx';
import { commonOf, valueIn } from './piece.ts';
import type { PieceProps } from './piece.ts';
import { RuleControl } from '../rule/rule-control.tsx';
import { GuardControl, Needs, OwnTerm, StepAgency } from '../step/step-pieces.tsx';

/** One control of a sheet: which piece of the kit shows it is decided by its kind alone. */
export function ControlPiece({ control, desk, name }: PieceProps<Kind>) {
  const Piece = pieces[control.kind] as (props: PieceProps<Kind>) => ComponentChildren;
  return <Piece control={control} desk={desk} name={name} />;
}

const textIn = ({ desk, name }: Pick<PieceProps<Kind>, 'desk' | 'name'>): string => textAt(desk.content, join(desk.base, name));

function Both(props: PieceProps<'both'>) {
  const { control, desk, name } = props;
  const { t, wrong } = desk;
  const Text = control.long ? TextArea : TextField;
  return (
    <Fieldset {...commonOf(props)}>
      <div class="pair">
        {(['vi', 'en'] as const).map((lang) => (
          <Text id={`${name}.${lang}`} {...(control.long ? { rows: 3 } : { width: 'full' as const })} label={t(`design.lang.${lang}`)} value={textIn({ desk, name: `${name}.${lang}` })} error={wrong.get(`${name}.${lang}`)} maxLength={2000} />
        ))}
      </div>
    </Fieldset>
  );
}

/** What is there but not on offer keeps its place, so that nothing is lost by looking at it. */
const offered = (options: readonly Option[], chosen: readonly string[]): readonly Option[] => [
  ...options,
  ...chosen.filter((value) => value !== '' && !options.some((option) => option.value === value)).map((value) => ({ value, label: value })),
];

/** A number is written as it is typed in Vietnam; what is no number stays the text it was. */
const numberText = (value: unknown): string => (typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'string' ? value : '');

function Rows(props: PieceProps<'rows'>) {
  const { control: { of, row }, desk, name } = props;
  return <RowsOf {...props} row={desk.t(row)}>{(index) => <div class={of.length === 1 ? 'only' : undefined}>{of.map((control) => <ControlPiece control={control} desk={desk} name={join(name, index, control.at)} />)}</div>}</RowsOf>;
}

function List(props: PieceProps<'list'>) {
  const { control: { options, row }, desk, name } = props;
  return (
    <RowsOf {...props} row={desk.t(row)}>
      {(index) => <div class="only"><Select width="full" id={`${name}.${index}`} label={desk.t(row)} options={offered(options(desk), [textIn({ desk, name: `${name}.${index}` })])} value={textIn({ desk, name: `${name}.${index}` })} error={desk.wrong.get(`${name}.${index}`)} /></div>}
    </RowsOf>
  );
}

interface RowsOfProps extends PieceProps<'rows' | 'list'> { readonly row: string; readonly children: (index: number | '__index__') => ComponentChildren }

function RowsOf({ children, row, ...props }: RowsOfProps) {
  const { desk, name } = props;
  const { t } = desk;
  const count = listAt(desk.content, join(desk.base, name)).length;
  const shown = count + (desk.add === name ? 1 : 0);
  return (
    <Fieldset {...commonOf(props)}>
      <Repeat name={name} itemName={row} addLabel={t('design.add-row', { row: row.toLocaleLowerCase(desk.lang) })} count={shown}>
        {(index) => (
          <>
            {children(index)}
            {index !== '__index__' && count > 1 && <MoveRow desk={desk} name={name} index={index} count={count} title={`${row} ${index + 1}`} />}
          </>
        )}
      </Repeat>
    </Fieldset>
  );
}

interface MoveRowProps { readonly desk: Desk; readonly name: string; readonly index: number; readonly count: number; readonly title: string }

function MoveRow({ desk: { t }, name, index, count, title }: MoveRowProps) {
  const button = (by: -1 | 1, word: 'up' | 'down') => (
    <Button tone="quiet" name="move" value={`${name}.${index}.${by}`}><span aria-hidden="true">{by < 0 ? '↑' : '↓'}</span><span class="visually-hidden">{t(`design.${word}`)}: {title}</span></Button>
  );
  return <p class="moves">{index > 0 && button(-1, 'up')}{index < count - 1 && button(1, 'down')}</p>;
}

const pieces: { readonly [K in Kind]: (props: PieceProps<K>) => ComponentChildren } = {
  text: (props) => <TextField {...commonOf(props)} width={props.control.short ? 12 : 24} value={textIn(props)} maxLength={500} />,
  both: Both,
  number: (props) => {
    const { control: { unit, decimal }, desk } = props;
    return <TextField {...commonOf(props)} width={12} digits inputMode={decimal ? 'decimal' : 'numeric'} value={numberText(valueIn(props))} unit={unit && desk.t(unit)} />;
  },
  'one-of': (props) => <Select {...commonOf(props)} options={offered(props.control.options(props.desk), [textIn(props)])} value={textIn(props)} empty={props.control.sure ? null : undefined} />,
  several: (props) => {
    const chosen = valueIn(props);
    const values = Array.isArray(chosen) ? chosen.map(String) : [];
    return <CheckboxGroup {...commonOf(props)} options={offered(props.control.options(props.desk), values)} values={values} />;
  },
  tick: (props) => {
    const { optional: _optional, ...common } = commonOf(props);
    return <Checkbox {...common} checked={valueIn(props) === true} />;
  },
  date: (props) => <DateField {...commonOf(props)} value={textIn(props) || undefined} />,
  lines: (props) => {
    const lines = valueIn(props);
    return <TextArea {...commonOf(props)} rows={4} value={Array.isArray(lines) ? lines.join('\n') : ''} />;
  },
  rows: Rows,
  list: List,
  rule: RuleControl,
  formula: FormulaControl,
  guard: GuardControl,
  needs: Needs,
  agency: StepAgency,
  'own-term': OwnTerm,
};

export const controlsOf = (controls: readonly Control[], desk: Desk) => controls.map((control) => <ControlPiece control={control} desk={desk} name={control.at} />);
