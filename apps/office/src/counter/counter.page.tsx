import type { CounterDraft } from '@motcua/contracts/counter-api';
import { formatShortDateTime } from '@motcua/ui/format';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { Picker } from './picker.tsx';
import type { PickerProps } from './picker.tsx';
import { counterScript } from './scripts.ts';
import { counterWords } from './words.ts';

export interface CounterHome extends Pick<PickerProps, 'procedures' | 'q'> {
  /** Begun and not finished: whoever forgot a paper comes back. */
  readonly drafts: readonly CounterDraft[];
  /** Of each draft's applicant, as far as it was typed. */
  readonly nameIn: (draft: CounterDraft) => string;
  readonly discarded: boolean;
}

/** Where reception begins: which procedure. Below it, what was begun and is not finished. */
export function counterPage(visit: OfficeVisit, home: CounterHome): string {
  const say = counterWords(visit.lang);
  return framed(visit, {
    title: say('reception'),
    current: 'counter',
    scripts: [counterScript.href],
    children: (
      <>
        <h1>{say('reception')}</h1>
        {home.discarded && <p role="status" class="below">{say('drafts.discarded')}</p>}
        <div class="counter-columns">
          <Picker visit={visit} procedures={home.procedures} q={home.q} />
          <Drafts visit={visit} home={home} />
        </div>
        <p class="keys-hint below"><span><kbd>N</kbd> {say('reception')}</span><span><kbd>R</kbd> {say('returning')}</span></p>
      </>
    ),
  });
}

function Drafts({ visit: { lang }, home: { drafts, nameIn } }: { readonly visit: OfficeVisit; readonly home: CounterHome }) {
  const say = counterWords(lang);
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{say('drafts.title')}</h2>
      {drafts.length === 0 && <p class="soft">{say('drafts.none')}</p>}
      <ul class="counter-drafts">
        {drafts.map((draft) => (
          <li>
            <a href={addresses.counterDraft(draft.id)}>{nameIn(draft) || say('drafts.nameless')}</a>
            <span class="soft small">{draft.procedure.name[lang]} · {draft.submission ? say('drafts.submitted', { reference: draft.submission.reference }) : say('drafts.saved', { at: formatShortDateTime(draft.savedAt) })}</span>
          </li>
        ))}
      </ul>
      <p class="soft small">{say('confidential')}</p>
    </section>
  );
}
