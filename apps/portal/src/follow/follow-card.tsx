import type { PublicStatus } from '@motcua/contracts/dossier';
import { closedStates } from '@motcua/contracts/follows-api';
import { Csrf } from '@motcua/pages/csrf';
import { TextField } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { Card } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import { CalendarChoices } from '../calendar/calendar-links.tsx';
import { hasDates } from '../calendar/dates-of.ts';
import type { Visit } from '../frame/visit.ts';

export interface FollowOffer {
  readonly status: PublicStatus;
  /** Proves that code and second factor were given. */
  readonly watch: string;
  readonly calendar?: string | undefined;
  /** Whether the city sends short messages. */
  readonly offersSms: boolean;
  /** To whom browsers subscribe; absent where nothing is pushed. */
  readonly pushKey?: string | undefined;
}

/** Every way to hear of a change, in one place. Of a dossier that is closed nothing will change any more. */
export function FollowCard({ visit, offer }: { readonly visit: Visit; readonly offer: FollowOffer }) {
  const { t } = visit;
  const { status, watch, calendar, offersSms, pushKey } = offer;
  if (closedStates.has(status.state)) return null;
  return (
    <Card id="follow" title={t('follow.title')}>
      <FollowForm visit={visit} watch={watch} />
      {pushKey && <InBrowser visit={visit} watch={watch} pushKey={pushKey} />}
      {offersSms && !status.elsewhere && <><h3>{t('follow.sms')}</h3><p class="small">{t.rich('follow.sms-said', { a: (words) => <a href={addresses.letters}>{words}</a> })}</p></>}
      {calendar && hasDates(status) && <><h3>{t('calendar.title')}</h3><CalendarChoices visit={visit} calendar={calendar} /></>}
    </Card>
  );
}

/** Posted, so that the address of a person is in no address of a page. */
export function FollowForm({ visit, watch, typed, error }: { readonly visit: Visit; readonly watch: string; readonly typed?: string; readonly error?: string }) {
  const { t } = visit;
  return (
    <form method="post" action={addresses.follow} class="stack" noValidate>
      <Csrf visit={visit} />
      <input type="hidden" name="xem" value={watch} />
      <TextField id="email" name="thu" type="email" autocomplete="email" label={t('follow.email')} hint={t('follow.email-hint')} maxLength={254} value={typed} error={error} />
      <p><Button fill="wide">{t('follow.do')}</Button></p>
    </form>
  );
}

/** Shown by its script alone, where the browser can be written to; nothing is asked of anybody before the button is pressed. */
function InBrowser({ visit: { t, csrf }, watch, pushKey }: { readonly visit: Visit; readonly watch: string; readonly pushKey: string }) {
  const words = { 'data-on': t('follow.push-on'), 'data-denied': t('follow.push-denied'), 'data-failed': t('follow.push-failed') };
  return (
    <div class="stack" hidden data-push={pushKey} data-watch={watch} data-csrf={csrf} data-at={addresses.followInBrowser} data-worker={addresses.pushWorker} {...words}>
      <h3>{t('follow.push')}</h3>
      <p class="small">{t('follow.push-said')}</p>
      <p><Button type="button" fill="wide">{t('follow.push-do')}</Button></p>
      <p class="small" role="status" />
    </div>
  );
}
