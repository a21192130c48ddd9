import { csrfField } from '@motcua/auth/sign-in';
import type { DossierPage } from '@motcua/contracts/one-stop-api';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { Keys } from '../inbox/inbox.page.tsx';
import { WorkList } from '../inbox/work-list.tsx';
import { counterScript } from './scripts.ts';
import { counterWords } from './words.ts';

export interface ReturnDesk {
  /** What waits to be collected. */
  readonly page: DossierPage;
  readonly dayMinutes: number;
  /** What was scanned or typed and leads to no dossier that can be handed over. */
  readonly unknown?: string | undefined;
}

/** Where results are handed over: scan the slip, and the form of the return is open. */
export function returnDeskPage(visit: OfficeVisit, { page, dayMinutes, unknown }: ReturnDesk): string {
  const say = counterWords(visit.lang);
  return framed(visit, {
    title: say('returning'),
    current: 'counter-return',
    again: addresses.counterReturn,
    hasErrors: unknown !== undefined,
    scripts: [counterScript.href],
    children: (
      <>
        <h1>{say('returning')}</h1>
        <form method="post" action={addresses.counterReturn} class="below" data-scans data-focus="slip">
          <input type="hidden" name={csrfField} value={visit.csrf} />
          <div class={unknown === undefined ? 'field' : 'field wrong'}>
            <label for="slip">{say('return.slip')}</label>
            <p class="hint" id="slip-hint">{say('return.slip-hint')}</p>
            {unknown !== undefined && <p class="error" id="slip-error" role="alert"><span>{say('return.unknown', { code: unknown })}</span></p>}
            <input class="w-24" id="slip" name="q" data-scan value={unknown ?? ''} autocomplete="off" spellcheck={false} maxLength={300} aria-describedby={unknown === undefined ? 'slip-hint' : 'slip-hint slip-error'} />
          </div>
          <p class="below"><Button tone="primary">{say('return.open')}</Button></p>
        </form>
        <h2 class="below">{say('return.waiting', { n: page.rows.length })}</h2>
        {page.rows.length === 0 ? <p class="soft">{say('return.nothing')}</p> : <><WorkList visit={visit} caption={say('return.waiting', { n: page.rows.length })} rows={page.rows} dayMinutes={dayMinutes} /><div class="row spread bulk"><Keys visit={visit} /></div></>}
      </>
    ),
  });
}
