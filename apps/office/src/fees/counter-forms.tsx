import { csrfField } from '@motcua/auth/sign-in';
import { RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { TextArea, TextField } from '@motcua/ui/form/field';
import { formatMoney } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import type { FeesProps } from './fees.page.tsx';
import { sayIn } from './words.ts';

type Part = FeesProps & { readonly visit: OfficeVisit };

interface FeeFormProps {
  readonly visit: OfficeVisit;
  readonly id: string;
  readonly act: string;
  readonly version: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}

/** Carries the version that was seen and a key of its own: a second press does nothing again. */
export function FeeForm({ visit, id, act, version, fields = {}, children }: FeeFormProps) {
  const hidden = { [csrfField]: visit.csrf, version: String(version), key: randomUUID(), ...fields };
  return (
    <form method="post" action={addresses.feeAct(id, act)} noValidate>
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {children}
    </form>
  );
}

/** Cash with its change, or the card terminal; a code for the citizen's bank beside it. */
export function TakeMoney({ visit, fees, view }: Part) {
  const say = sayIn(visit.lang);
  const { summary, version, may, attempts } = fees;
  if (!may.pay) return null;
  const { id } = view.status;
  const ways = (['cash', 'card'] as const).map((way) => ({ value: way, label: say(`way.${way}`) }));
  return (
    <section class="section" aria-labelledby="take">
      <h2 id="take">{say('take.title', { amount: formatMoney(visit.lang, summary.outstanding) })}</h2>
      <FeeForm visit={visit} id={id} act="confirm-payment" version={version}>
        <RadioGroup id="way" label={say('take.way')} options={ways} value="cash" />
        <TextField id="amount" inputMode="numeric" label={say('take.amount')} value={String(summary.outstanding)} />
        <TextField id="tendered" inputMode="numeric" optional label={say('take.tendered')} hint={say('take.tendered-hint')} value="" />
        <p class="form-actions"><Button tone="primary" once>{say('take.do')}</Button></p>
      </FeeForm>
      {may.begin && !attempts.some(({ state }) => state === 'pending') && (
        <FeeForm visit={visit} id={id} act="vietqr" version={version}><p class="form-actions"><Button once>{say('take.vietqr')}</Button></p></FeeForm>
      )}
    </section>
  );
}

/** How many units, and what is waived and why. */
export function SetFee({ visit, fees, view }: Part) {
  const say = sayIn(visit.lang);
  const { may, tariff, quantity, version } = fees;
  if (!may.set || (!tariff.per && tariff.exemptions.length === 0)) return null;
  return (
    <details class="section">
      <summary>{say('set.title')}</summary>
      <FeeForm visit={visit} id={view.status.id} act="set-fee" version={version}>
        {tariff.per && <TextField id="quantity" inputMode="numeric" label={say('set.quantity', { per: tariff.per[visit.lang] })} value={String(quantity)} />}
        {tariff.exemptions.length > 0 && <Exemption visit={visit} fees={fees} />}
        <p class="form-actions"><Button once>{say('set.do')}</Button></p>
      </FeeForm>
    </details>
  );
}

function Exemption({ visit, fees: { tariff, exemption } }: Pick<Part, 'visit' | 'fees'>) {
  const say = sayIn(visit.lang);
  const which = [{ value: '', label: say('set.none') }, ...tariff.exemptions.map((name, at) => ({ value: String(at), label: name[visit.lang] }))];
  return (
    <>
      <RadioGroup id="which" label={say('set.which')} options={which} value={exemption ? String(exemption.which) : ''} />
      <TextField id="waived" inputMode="numeric" optional label={say('set.waived')} hint={say('set.waived-hint')} value={exemption?.waived === undefined ? '' : String(exemption.waived)} />
      <TextArea id="exempt-reason" name="reason" optional label={say('set.reason')} value={exemption?.reason ?? ''} maxLength={1000} />
    </>
  );
}

/** Asks the citizen to pay; the clock stops. */
export function AskPayment({ visit, view, fees, until }: Part) {
  const say = sayIn(visit.lang);
  if (!view.actions.some(({ action, allowed }) => action === 'request-payment' && allowed)) return null;
  return (
    <details class="section" id="request">
      <summary>{say('ask.title')}</summary>
      <FeeForm visit={visit} id={view.status.id} act="request-payment" version={fees.version}>
        <TextField id="extra" inputMode="numeric" optional label={say('ask.extra')} hint={say('ask.extra-hint', { amount: formatMoney(visit.lang, fees.summary.outstanding) })} value="" />
        <TextArea id="ask-reason" name="reason" label={say('ask.reason')} hint={say('ask.reason-hint')} value="" maxLength={2000} />
        <DateField id="until" label={say('ask.until')} value={until} />
        <p class="form-actions"><Button once>{say('ask.do')}</Button></p>
        <p class="why">{say('ask.clock')}</p>
      </FeeForm>
    </details>
  );
}
