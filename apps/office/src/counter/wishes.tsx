import type { AtCounter } from '@motcua/contracts/counter';
import { RadioGroup } from '@motcua/ui/form/choice';
import { TextField } from '@motcua/ui/form/field';
import type { Visit } from '../frame/visit.ts';
import { inputs } from './counter-post.ts';
import { counterWords } from './words.ts';

export interface WishesProps {
  readonly visit: Visit;
  readonly counter: AtCounter;
  /** Words beside inputs, by id. */
  readonly errors: ReadonlyMap<string, string>;
}

/** Who came in the applicant's place. Left open only where somebody did. */
export function Behalf({ visit: { lang }, counter: { behalf }, errors }: WishesProps) {
  const say = counterWords(lang);
  const { name, identityNumber, authorisation } = inputs.behalf;
  return (
    <details class="below" open={behalf !== undefined || errors.has(name)}>
      <summary>{say('behalf.title')}</summary>
      <div class="counter-fields">
        <TextField id={name} label={say('behalf.name')} value={behalf?.name} error={errors.get(name)} maxLength={200} />
        <TextField id={identityNumber} label={say('behalf.number')} value={behalf?.identityNumber} digits maxLength={40} />
        <TextField id={authorisation} label={say('behalf.paper')} value={behalf?.authorisation} maxLength={300} />
      </div>
    </details>
  );
}

/** How they want to hear of it, and to get the result. */
export function WishesFields({ visit: { lang }, counter: { wishes }, errors }: WishesProps) {
  const say = counterWords(lang);
  const options = <Value extends string>(values: readonly Value[], key: 'wishes.notify' | 'wishes.result' | 'wishes.language') => values.map((value) => ({ value, label: say(`${key}.${value}` as never) }));
  return (
    <div class="counter-fields">
      <RadioGroup id={inputs.notify} label={say('wishes.notify')} options={options(['phone', 'email', 'none'], 'wishes.notify')} value={wishes.notify} />
      <RadioGroup id={inputs.result} label={say('wishes.result')} options={options(['counter', 'post', 'online'], 'wishes.result')} value={wishes.result} />
      <TextField id={inputs.postTo} label={say('wishes.post-to')} value={wishes.postTo} error={errors.get(inputs.postTo)} when={{ '==': [{ var: inputs.result }, 'post'] }} hidden={wishes.result !== 'post'} maxLength={300} />
      <RadioGroup id={inputs.language} label={say('wishes.language')} options={options(['vi', 'en'], 'wishes.language')} value={wishes.language} />
    </div>
  );
}
