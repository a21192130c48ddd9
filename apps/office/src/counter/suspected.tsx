import type { SuspectedDuplicate } from '@motcua/contracts/counter-api';
import { formatDate } from '@motcua/ui/format';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';
import { counterWords } from './words.ts';

/** The likeliest; whoever comes often has many, and the work below them waits. */
const mostAtFirst = 3;

export interface SuspectedProps {
  readonly visit: Visit;
  /** Absent while nobody can say. */
  readonly suspected: readonly SuspectedDuplicate[] | undefined;
  /** Beside which dossier they are laid; before there is one, they are opened by themselves. */
  readonly beside?: string | undefined;
}

/** That there may be another dossier about the same. "May": an official looks at both before anybody is told so. */
export function Suspected({ visit, suspected = [], beside }: SuspectedProps) {
  const say = counterWords(visit.lang);
  const open = suspected.filter(({ dismissed }) => !dismissed);
  const dismissed = suspected.filter((one) => one.dismissed);
  if (suspected.length === 0) return null;
  return (
    <div class="below">
      {open.length > 0 && (
        <Notice tone="soon" title={say('duplicate.title', { n: open.length })} id="duplicates">
          <Lines visit={visit} suspected={open.slice(0, mostAtFirst)} beside={beside} />
          {open.length > mostAtFirst && <details><summary>{say('duplicate.more', { n: open.length - mostAtFirst })}</summary><Lines visit={visit} suspected={open.slice(mostAtFirst)} beside={beside} /></details>}
          <p>{say('duplicate.look')}</p>
        </Notice>
      )}
      {dismissed.map((one) => (
        <p class="soft small">{say('duplicate.dismissed', { reference: shortReference(one.reference), by: one.dismissed?.by ?? '', at: formatDate(one.dismissed?.at ?? one.submittedAt), reason: one.dismissed?.reason ?? '' })}</p>
      ))}
    </div>
  );
}

const Lines = ({ suspected, ...line }: { readonly visit: Visit; readonly suspected: readonly SuspectedDuplicate[]; readonly beside: string | undefined }) => (
  <ul>{suspected.map((one) => <li><Line {...line} one={one} /></li>)}</ul>
);

function Line({ visit: { lang, t }, one, beside }: { readonly visit: Visit; readonly one: SuspectedDuplicate; readonly beside: string | undefined }) {
  const say = counterWords(lang);
  const { id, reference, applicant, state, submittedAt, reasons } = one;
  return (
    <>
      <a href={beside ? addresses.compare(beside, id) : addresses.dossier(id)}>{shortReference(reference)}</a> {applicant} · {formatDate(submittedAt)} · {t(`state.${state}`)} · <span class="soft">{reasons.map((reason) => say(`reason.${reason}`)).join(', ')}</span>
    </>
  );
}
