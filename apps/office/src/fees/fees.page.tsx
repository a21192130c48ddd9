import type { FeesView } from '@motcua/contracts/fees-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { assetsBaseAt, assetUrl } from '@motcua/ui/assets';
import { formatMoney } from '@motcua/ui/format';
import { Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses, base } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { refusalInWords } from '../acts/refusals.ts';
import { AskPayment, SetFee, TakeMoney } from './counter-forms.tsx';
import { Attempt } from './attempt.tsx';
import { Payments, Refunds } from './money-tables.tsx';
import { isFeesWord, sayIn } from './words.ts';

/** What came of the last click. */
export interface FeesTold {
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
}

export interface FeesProps {
  readonly view: DossierView;
  readonly fees: FeesView;
  readonly told: FeesTold;
  /** Until when a payment that is asked for now may be made. */
  readonly until: string;
}

/** The fees of a dossier: what it owes, how it is paid here and now, what came and what went back. */
export function feesPage(visit: OfficeVisit, props: FeesProps): string {
  const { lang } = visit;
  const say = sayIn(lang);
  const { view, fees } = props;
  const { status, contact } = view;
  const waiting = fees.attempts.find(({ state }) => state === 'pending');
  return framed(visit, {
    title: say('title'),
    hasErrors: props.told.refused !== undefined,
    again: addresses.fees(status.id),
    back: { href: addresses.dossier(status.id), label: say('back') },
    scripts: waiting ? [assetUrl('waiting.js', assetsBaseAt(base))] : [],
    children: (
      <>
        <p class="soft num">{status.reference} · {contact.name}</p>
        <h1>{say('title')}</h1>
        <Told visit={visit} told={props.told} />
        <div class="below"><Owed visit={visit} fees={fees} /></div>
        {waiting && <Attempt visit={visit} payment={waiting} />}
        <TakeMoney visit={visit} {...props} />
        <Payments visit={visit} {...props} />
        <Refunds visit={visit} {...props} />
        <SetFee visit={visit} {...props} />
        <AskPayment visit={visit} {...props} />
      </>
    ),
  });
}

function Told({ visit: { t, lang }, told: { done, refused } }: { readonly visit: OfficeVisit; readonly told: FeesTold }) {
  const say = sayIn(lang);
  if (refused !== undefined) {
    const key = `refusal.${refused}`;
    return <div class="below"><Notice tone="bad" live title={say('refused')}><p>{isFeesWord(key) ? say(key) : refusalInWords(t, refused)}</p></Notice></div>;
  }
  const key = `done.${done}`;
  return isFeesWord(key) ? <div class="below"><Notice tone="ok" live title={say(key)} /></div> : null;
}

function Owed({ visit: { lang }, fees: { summary, charges, tariff, exemption } }: { readonly visit: OfficeVisit; readonly fees: FeesView }) {
  const say = sayIn(lang);
  const money = (amount: number) => formatMoney(lang, amount);
  return (
    <Facts facts={[
      ...charges.map((charge) => charge.what === 'fee'
        ? { label: charge.quantity > 1 && tariff.per ? say('charge.counted', { n: charge.quantity, per: tariff.per[lang] }) : say('charge.fee'), value: money(charge.amount), ...(exemption ? { note: say('charge.waived', { amount: money(charge.waived), reason: exemption.reason }) } : {}) }
        : { label: charge.reason, value: money(charge.amount) }),
      { label: say('owed'), value: money(summary.owed) },
      { label: say('paid'), value: money(summary.paid) },
      { label: say('outstanding'), value: <strong>{money(summary.outstanding)}</strong> },
      ...(summary.credit > 0 ? [{ label: say('credit'), value: money(summary.credit) }] : []),
    ]} />
  );
}
