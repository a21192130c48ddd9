import type { Procedure } from '@motcua/contracts/procedure';
import { formatMoney } from '@motcua/ui/format';
import type { Visit } from '../frame/visit.ts';
import { counterWords } from './words.ts';

/** What the procedure costs at the counter and when it is due. Paying it has pages of its own. */
export function FeeLine({ visit: { lang }, procedure: { fee } }: { readonly visit: Pick<Visit, 'lang'>; readonly procedure: Procedure }) {
  const say = counterWords(lang);
  const amount = formatMoney(lang, fee.amount);
  return (
    <section aria-labelledby="fee"><h2 id="fee">{say('fee.title')}</h2>
      <p>{fee.amount === 0 ? say('fee.none') : <><strong class="num">{fee.per ? say('fee.per', { amount, per: fee.per[lang] }) : amount}</strong> · {say(`fee.${fee.payable}`)}</>}</p>
      {fee.exemptions.length > 0 && <details><summary>{say('fee.exemptions')}</summary><ul>{fee.exemptions.map((one) => <li>{one[lang]}</li>)}</ul></details>}
    </section>
  );
}
