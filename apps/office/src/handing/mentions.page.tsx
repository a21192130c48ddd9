import type { MentionPage } from '@motcua/contracts/handing-api';
import { formatShortDateTime } from '@motcua/ui/format';
import { Pager } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';
import { sayIn } from './words.ts';

/** Where colleagues have named the reader in a note, the newest first. */
export function mentionsPage(visit: OfficeVisit, { mentions, next }: MentionPage): string {
  const say = sayIn(visit.lang);
  return framed(visit, {
    title: say('mentions.title'),
    current: 'mentions',
    children: (
      <>
        <h1>{say('mentions.title')}</h1>
        {mentions.length === 0 && <div class="well"><p>{say('mentions.none')}</p></div>}
        <ol class="timeline">
          {mentions.map(({ dossier, by, at, text }) => (
            <li><time dateTime={at}>{formatShortDateTime(at)}</time><b><a href={`${addresses.dossier(dossier.id)}#notes`}>{shortReference(dossier.reference)}</a> · {by || visit.t('person.unknown')}</b><p class="message">{text}</p></li>
          ))}
        </ol>
        <Pager nextHref={next && addresses.mentions(next)} />
      </>
    ),
  });
}
