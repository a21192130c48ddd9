import { inLanguage } from '@motcua/pages/language';
import { assetsBaseAt } from '@motcua/ui/assets';
import { BackLink } from '@motcua/ui/frame/citizen';
import { OfficeFrame, type QueueGroup } from '@motcua/ui/frame/office';
import { Page, renderPage } from '@motcua/ui/page';
import type { PageProps } from '@motcua/ui/page';
import { siteOf } from '@motcua/ui/site';
import type { ComponentChildren } from 'preact';
import { addresses, base } from '../addresses.ts';
import { callRooms } from '../calls/rooms.ts';
import { withCounter } from '../counter/room.ts';
import { scannerScript } from '../counter/scripts.ts';
import { editsCatalogue } from '../designer/administrator.ts';
import { feedRooms } from '../feeds/rooms.ts';
import { feesRooms } from '../fees/rooms.ts';
import { handingRooms } from '../handing/rooms.ts';
import { queueGroups } from '../inbox/queues.ts';
import { handlesDossiers } from '../organisation/organiser.ts';
import { organisationRooms } from '../organisation/rooms.ts';
import { ratingRooms } from '../ratings/rooms.ts';
import { Bar } from './bar.tsx';
import type { Room, Visit } from './visit.ts';

type Kept = 'title' | 'hasErrors' | 'current' | 'back' | 'scripts';
export interface FrameProps extends Pick<PageProps, Kept> {
  /** Where the page is fetched again in the other language, when it was the answer to a post. */
  readonly again?: string;
  /** Without bar and queues: for those who have none. */
  readonly plain?: boolean;
  readonly sought?: string;
  readonly children: ComponentChildren;
}

/** A page of the office as text. */
export function framed(visit: Visit & Room, { again = visit.here, plain = false, ...frame }: FrameProps): string {
  const { lang, t } = visit;
  const site = { ...siteOf(lang, { home: addresses.home }), service: visit.agency ?? t('office.service') };
  const switchLanguage = { vi: inLanguage(again, 'vi'), en: inLanguage(again, 'en') };
  const { title, hasErrors, back, scripts = [], children } = frame;
  return renderPage(
    <Page title={title} hasErrors={hasErrors} scripts={plain ? scripts : [...scripts, scannerScript.href]} lang={lang} room={plain ? 'plain' : 'bare'} site={site} assetsBase={assetsBaseAt(base)} switchLanguage={switchLanguage}>
      {plain ? children : (
        <div class="office">
          <Bar visit={visit} site={site} switchLanguage={switchLanguage} sought={frame.sought} />
          <OfficeFrame office={{ queues: roomsOf(visit) }} current={frame.current}>{back && <BackLink {...back} />}{children}</OfficeFrame>
        </div>
      )}
    </Page>,
  );
}

/** Queues for those who handle dossiers; what somebody administers besides. */
function roomsOf(visit: Visit & Room) {
  const administered = [...callRooms(visit), ...catalogueRooms(visit), ...organisationRooms(visit), ...feedRooms(visit)];
  const withQueues = administered.length === 0 || (visit.person !== null && handlesDossiers(visit.person));
  return [...(withQueues ? withCounter(visit, queueGroups(visit.t, visit.counts)) : []), ...handingRooms(visit), ...feesRooms(visit), ...ratingRooms(visit), ...underOneHeading(administered)];
}

/** Who administers procedures and agencies reads "Quản trị" once. */
const underOneHeading = (groups: readonly QueueGroup[]) => [...Map.groupBy(groups, ({ heading }) => heading)].map(([heading, of]) => ({ heading, queues: of.flatMap(({ queues }) => queues) }));

function catalogueRooms({ t, person }: Visit) {
  if (!person || !editsCatalogue(person)) return [];
  return [{ heading: t('design.rooms'), queues: [{ key: 'catalogue', href: addresses.designer, label: t('design.catalogue') }] }];
}
