import type { PublicStatus } from '@motcua/contracts/dossier';
import { Card } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { hasDates } from './dates-of.ts';

/** The promised date in the reader's own calendar, which changes with it. */
export function CalendarLinks({ visit, status, calendar }: { readonly visit: Visit; readonly status: PublicStatus; readonly calendar: string | undefined }) {
  if (!calendar || !hasDates(status)) return null;
  return <Card id="calendar" title={visit.t('calendar.title')}><CalendarChoices visit={visit} calendar={calendar} /></Card>;
}

export function CalendarChoices({ visit: { t, lang }, calendar }: { readonly visit: Visit; readonly calendar: string }) {
  return (
    <>
      <p><a href={`${addresses.calendar(calendar)}?lang=${lang}`} download="mot-cua.ics">{t('calendar.file')}</a></p>
      <p><a href={`${addresses.calendar(calendar)}?lang=${lang}&webcal=1`}>{t('calendar.follow')}</a></p>
      <p class="small">{t('calendar.said')}</p>
    </>
  );
}
