import type { StepInput } from '@motcua/contracts/step';
import type { WayOn } from '@motcua/contracts/process-api';
import { RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { TextArea, TextField } from '@motcua/ui/form/field';
import type { ActProps } from '../acts/act-form.tsx';
import { one } from '../acts/typed.ts';
import { wrongAt } from '../acts/wrong-at.ts';
import type { Visit } from '../frame/visit.ts';

/** What the step asks for, and where the dossier goes. */
export function WayFields({ decision, ...props }: ActProps & { readonly decision: boolean }) {
  const { view: { process } } = props;
  const ways = (process?.ways ?? []).filter((way) => way.decision === decision);
  return (
    <>
      {(process?.inputs ?? []).map((input) => <InputField input={input} {...props} />)}
      <Onward ways={ways} {...props} />
    </>
  );
}

function Onward({ ways, ...props }: ActProps & { readonly ways: readonly WayOn[] }) {
  const { visit, page: { typed } } = props;
  const { t, lang } = visit;
  const open = ways.filter((way) => way.open || way.depends);
  const shut = ways.filter((way) => !way.open && !way.depends);
  const [only, ...others] = open;
  return (
    <>
      {only && others.length === 0 && (
        <p>
          {!only.decision && <>{t('pass-on.to', { step: only.step[lang] })} </>}
          {aboutWay(visit, only)}
        </p>
      )}
      {others.length > 0 && (
        <RadioGroup id="to" label={t('pass-on.which')} error={wrongAt(props, 'to')} value={one(typed, 'to')} options={open.map((way) => ({ value: way.to, label: (way.name ?? way.step)[lang], hint: aboutWay(visit, way) || undefined }))} />
      )}
      {shut.length > 0 && (
        <details class="why">
          <summary>{t('pass-on.shut', { n: shut.length })}</summary>
          <ul>{shut.map((way) => <li>{(way.name ?? way.step)[lang]}: {way.because?.[lang] ?? t('act.not-now')}</li>)}</ul>
        </details>
      )}
    </>
  );
}

/** Whose it is then, what it waits for, what the citizen is told. */
function aboutWay({ t, lang }: Visit, { name, step, agency, message, depends, because, note }: WayOn): string {
  return [
    name && t('pass-on.step', { step: step[lang] }),
    agency && t('pass-on.agency', { agency: agency[lang] }),
    depends && because && because[lang],
    note && t('pass-on.needs-note'),
    message && t('pass-on.message', { message: message[lang] }),
  ].filter(Boolean).map((part) => `${String(part).replace(/\.$/, '')}.`).join(' ');
}

type InputProps<Type extends StepInput['type'] = StepInput['type']> = ActProps & { readonly input: Extract<StepInput, { type: Type }> };

/** What was typed just now, or else what an earlier hand put down. */
function valueOf({ input, view, page }: InputProps): string {
  const before = view.process?.workings.find(({ id }) => id === input.id)?.value;
  return one(page.typed, `${input.type}.${input.id}`) || String(before ?? '');
}

function InputField(props: InputProps) {
  const { input, visit: { lang } } = props;
  const value = valueOf(props);
  const common = {
    id: `${input.type}.${input.id}`,
    label: input.label[lang],
    error: wrongAt(props, `workings.${input.id}`),
    ...(input.hint ? { hint: input.hint[lang] } : {}),
    ...(input.optional ? { optional: true as const } : {}),
  };
  if (input.type === 'choice') return <RadioGroup {...common} value={value} options={input.choices.map((choice) => ({ value: choice.value, label: choice.label[lang] }))} />;
  if (input.type === 'number') return <TextField {...common} width={12} digits inputMode="decimal" value={value.replace('.', ',')} {...(input.unit ? { unit: input.unit[lang] } : {})} />;
  if (input.type === 'date') return <DateField {...common} value={value || undefined} />;
  return input.maxLength > 200 ? <TextArea {...common} rows={3} value={value} maxLength={input.maxLength} /> : <TextField {...common} width="full" value={value} maxLength={input.maxLength} />;
}
