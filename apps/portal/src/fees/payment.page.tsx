import type { OnlinePayment } from '@motcua/contracts/fees-api';
import { assetUrl } from '@motcua/ui/assets';
import { QrCode } from '@motcua/ui/dossier/confirmation';
import { formatDateTime, formatMoney } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Card, Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { qrPath } from '@motcua/ui/qr-path';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';

interface PaymentView {
  readonly payment: OnlinePayment;
  /** The browser has been at the provider. */
  readonly cameBack: boolean;
}
type Part = { readonly visit: Visit } & PaymentView;

/** One payment: how to pay, then whether it came. It looks for itself while it waits, and has a link for who has no script. */
export function paymentPage(visit: Visit, view: PaymentView): string {
  const { t, lang } = visit;
  const { payment } = view;
  return framed(visit, {
    title: t('payment.title', { amount: formatMoney(lang, payment.amount) }),
    again: addresses.payment(payment.dossier.id, payment.id),
    current: 'dossiers',
    scripts: [assetUrl('waiting.js')],
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.dossiers, label: t('dossiers.title') }, { href: addresses.dossier(payment.dossier.id), label: payment.dossier.reference }],
    children: (
      <>
        <h1>{t('payment.title', { amount: formatMoney(lang, payment.amount) })}</h1>
        <p class="soft num">{t('payment.for', { reference: payment.dossier.reference })}</p>
        <State visit={visit} {...view} />
      </>
    ),
  });
}

function State(props: Part) {
  const { visit: { t }, payment } = props;
  const { state, dossier } = payment;
  if (state === 'pending') return <Waiting {...props} />;
  return (
    <div id="payment" class="below">
      <Notice tone={state === 'paid' ? 'ok' : state === 'disputed' ? 'soon' : 'bad'} live title={t(`payment.${state}`)}>
        <p>{t(`payment.${state}-said`)}</p>
        <p class="row">
          {payment.receipt && <LinkButton tone="primary" icon="download" href={addresses.feeReceipt(dossier.id, payment.receipt)}>{t('payment.receipt')}</LinkButton>}
          <LinkButton tone={payment.receipt ? 'plain' : 'primary'} href={addresses.dossier(dossier.id)}>{t('payment.to-dossier')}</LinkButton>
        </p>
      </Notice>
    </div>
  );
}

function Waiting(props: Part) {
  const { visit: { t, lang }, payment, cameBack } = props;
  return (
    <div id="payment" data-waiting="" class="below">
      {cameBack && <Notice tone="info" icon="clock" title={t('payment.confirming')}><p>{t('payment.confirming-said')}</p></Notice>}
      {!cameBack && payment.address && <p class="form-actions"><LinkButton tone="primary" size="big" icon="forward" iconLast href={payment.address}>{t('payment.go', { provider: payment.provider })}</LinkButton></p>}
      {!cameBack && payment.transfer && <ByCode {...props} transfer={payment.transfer} />}
      <p class="soft">{t('payment.until', { at: formatDateTime(lang, payment.expiresAt) })}</p>
      <p><a href={`${addresses.payment(payment.dossier.id, payment.id)}${cameBack ? '?da-ve=1' : ''}`}>{t('payment.look-again')}</a></p>
    </div>
  );
}

function ByCode({ visit: { t, lang }, payment, transfer }: Part & { readonly transfer: NonNullable<OnlinePayment['transfer']> }) {
  return (
    <div class="section">
      <Card id="transfer" title={t('payment.by-code')}>
        <p>{t('payment.by-code-said')}</p>
        <QrCode {...qrPath(transfer.qr)} />
        <Facts facts={[
          { label: t('payment.bank'), value: <span class="num">{transfer.bank}</span> },
          { label: t('payment.account'), value: <span class="num">{transfer.account}</span> },
          { label: t('payment.holder'), value: transfer.name },
          { label: t('payment.amount'), value: formatMoney(lang, payment.amount) },
          { label: t('payment.words'), value: <strong>{transfer.words}</strong> },
        ]} />
      </Card>
    </div>
  );
}
