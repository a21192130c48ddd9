import { Csrf } from '@motcua/pages/csrf';
import { firstControlId } from '@motcua/ui/form/choice';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { RatingFields } from './rating-fields.tsx';

export interface RateForm {
  /** Makes a second press the same rating. */
  readonly key: string;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly wrong?: { readonly at: 'code' | 'digits' | 'stars'; readonly message: string } | undefined;
}

const crumbsOf = ({ t }: Visit) => [{ href: addresses.home, label: t('crumb.home') }];

/** For whoever holds the slip: at home from the letter, or at the screen in the hall. Posted, so that the digits are in no address. */
export function ratePage(visit: Visit, { key, typed, wrong }: RateForm): string {
  const { t } = visit;
  const errorAt = (at: 'code' | 'digits' | 'stars') => (wrong?.at === at ? wrong.message : undefined);
  return framed(visit, {
    title: t('rate.title'),
    again: typed['code'] ? `${addresses.rateByCode}?${new URLSearchParams({ ma: typed['code'] })}` : addresses.rateByCode,
    hasErrors: wrong !== undefined,
    crumbs: crumbsOf(visit),
    children: (
      <div class="form-column">
        {wrong && <ErrorSummary problems={[{ target: wrong.at === 'stars' ? firstControlId('stars') : wrong.at, message: wrong.message }]} />}
        <h1>{t('rate.title')}</h1>
        <p class="lead">{t('rate.said')}</p>
        <form method="post" action={addresses.rateByCode} noValidate>
          <Csrf visit={visit} />
          <input type="hidden" name="key" value={key} />
          <TextField id="code" name="ma" label={t('lookup.code')} hint={t('lookup.code-hint')} value={typed['code']} error={errorAt('code')} />
          <TextField id="digits" name="so4" label={t('lookup.digits')} hint={t('lookup.digits-hint')} digits width={4} maxLength={4} error={errorAt('digits')} />
          <RatingFields visit={visit} typed={typed} wrong={errorAt('stars')} />
          <p class="form-actions"><Button tone="primary" once>{t('rating.do')}</Button></p>
        </form>
      </div>
    ),
  });
}

/** Nothing of the dossier: the next in line sees this screen, too. */
export function ratedPage(visit: Visit): string {
  const { t } = visit;
  return framed(visit, {
    title: t('rate.thanks'),
    again: addresses.rateByCode,
    crumbs: crumbsOf(visit),
    children: (
      <div class="form-column">
        <h1>{t('rate.thanks')}</h1>
        <Notice tone="ok" live><p>{t('said.rated')}</p></Notice>
        <p class="below"><LinkButton href={addresses.rateByCode}>{t('rate.another')}</LinkButton></p>
      </div>
    ),
  });
}
