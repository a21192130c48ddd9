import type { OnlinePayment } from '@motcua/contracts/fees-api';
import { QrCode } from '@motcua/ui/dossier/confirmation';
import { formatDateTime, formatMoney } from '@motcua/ui/format';
import { Card } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { qrPath } from '@motcua/ui/qr-path';
import { sayIn } from './words.ts';

/** A payment that waits for the citizen's bank: the code to read, and the state that looks after itself. */
export function Attempt({ visit, payment }: { readonly visit: OfficeVisit; readonly payment: OnlinePayment }) {
  const { lang } = visit;
  const say = sayIn(lang);
  const { transfer } = payment;
  return (
    <div id="attempt" data-waiting="" class="section">
      <Card id="vietqr" title={say('vietqr.title', { amount: formatMoney(lang, payment.amount) })}>
        {transfer && <><QrCode {...qrPath(transfer.qr)} /><p class="num">{say('vietqr.words', { account: transfer.account, words: transfer.words })}</p></>}
        <p>{say('vietqr.waiting', { at: formatDateTime(lang, payment.expiresAt) })}</p>
        <p><a href={addresses.fees(payment.dossier.id)}>{say('vietqr.again')}</a></p>
      </Card>
    </div>
  );
}
