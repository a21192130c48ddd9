import { DateField } from '@motcua/ui/form/date-field';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';

export interface RegisterForm {
  readonly from: { readonly day: string; readonly month: string; readonly year: string };
  readonly to: { readonly day: string; readonly month: string; readonly year: string };
  readonly wrong: boolean;
}

/** Which days of the register to print. */
export function registerPage(visit: OfficeVisit, { from, to, wrong }: RegisterForm): string {
  const { t } = visit;
  return framed(visit, {
    title: t('terms.register'),
    hasErrors: wrong,
    back: { href: addresses.home, label: t('dossier.back') },
    children: (
      <section>
        <h1>{t('terms.register')}</h1>
        <p>{t('terms.register-said')}</p>
        {wrong && <ErrorSummary problems={[{ target: 'from-day', message: t('terms.wrong-period') }]} />}
        <form method="get" action={addresses.register} noValidate class="below">
          <DateField id="from" label={t('terms.from')} value={from} error={wrong ? t('terms.wrong-period') : undefined} />
          <DateField id="to" label={t('terms.to')} value={to} />
          <p class="form-actions"><Button tone="primary" name="print" value="true">{t('terms.print-register')}</Button></p>
        </form>
      </section>
    ),
  });
}
