import type { Procedure } from '@motcua/contracts/procedure';
import { searchKey } from '@motcua/domain/text/accents';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { counterWords } from './words.ts';

export interface PickerProps {
  readonly visit: Visit;
  /** What is received at this counter, what was received last first. */
  readonly procedures: readonly Procedure[];
  readonly q?: string | undefined;
}

/** Keys 1 to 9 for the first nine. */
const mostKeys = 9;

/** The list of procedures with a field that narrows it down: while one types, or, without script, by asking again. */
export function Picker({ visit: { lang }, procedures, q = '' }: PickerProps) {
  const say = counterWords(lang);
  return (
    <form method="get" action={addresses.counter} data-picker>
      <div class="field">
        <label for="procedure">{say('picker.label')}</label>
        <p class="hint" id="procedure-hint">{say('picker.hint')}</p>
        {/* The next citizen stands there already: this is where one types on. */}
        <input class="w-24" id="procedure" name="q" value={q} autocomplete="off" spellcheck={false} autofocus aria-describedby="procedure-hint" />
      </div>
      {procedures.length === 0 && <p class="below">{say('picker.none')}</p>}
      <ol class="counter-picker">
        {procedures.map(({ id, name }, index) => (
          <li data-fold={searchKey(`${name.vi} ${name.en}`)}>
            <a href={addresses.counterNew(id)} {...(index < mostKeys ? { 'data-key': String(index + 1) } : {})}>{index < mostKeys && <kbd aria-hidden="true">{index + 1}</kbd>}<span>{name[lang]}</span></a>
          </li>
        ))}
      </ol>
    </form>
  );
}
