import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import { Facts } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { counterWords } from './words.ts';

interface Shown { readonly visit: Visit; readonly view: DossierView }

/** Papers that lie in the file in the cupboard. */
export function OnPaper({ visit: { lang }, view: { onPaper }, procedure }: Shown & { readonly procedure?: Procedure | undefined }) {
  const say = counterWords(lang);
  if (!onPaper) return null;
  return (
    <>
      <h3 class="below">{say('papers.on-paper.title')}</h3>
      <ul>{Object.entries(onPaper).map(([id, { form, copies, remark }]) => <li>{procedure?.papers.find((paper) => paper.id === id)?.name[lang] ?? id}: <span class="soft">{say('papers.on-paper', { form: say(`papers.form.${form}`), copies })}{remark && ` (${remark})`}</span></li>)}</ul>
    </>
  );
}

/** Who came with it, and how they want to hear of it. */
export function HandedIn({ visit: { lang }, view: { handedIn } }: Shown) {
  const say = counterWords(lang);
  if (!handedIn) return null;
  const { behalf, wishes } = handedIn;
  return (
    <section class="below" aria-labelledby="handed-in"><h2 id="handed-in">{say('wishes.title')}</h2>
      {behalf && <p>{say('behalf.was', { name: behalf.name, number: behalf.identityNumber, paper: behalf.authorisation })}</p>}
      <Facts facts={[{ label: say('wishes.notify'), value: say(`wishes.notify.${wishes.notify}`) }, { label: say('wishes.result'), value: [say(`wishes.result.${wishes.result}`), wishes.postTo].filter(Boolean).join(': ') }]} />
    </section>
  );
}

/** To whom the result went, and how that is known. */
export function Returned({ visit: { lang }, view: { returned, status } }: Shown) {
  const say = counterWords(lang);
  if (!returned) return null;
  const { at, channel, collector, as, identityNumber, authorisation, postage, signed } = returned;
  return (
    <section class="below" aria-labelledby="returned"><h2 id="returned">{say('returned.title')}</h2>
      <p>{say(`returned.${channel}`, { collector })} · <span class="num">{formatDateTime(lang, at)}</span>{as && ` · ${say(`return.as.${as}`)}`}</p>
      {identityNumber && <p class="soft">{say('returned.number', { number: identityNumber })}{authorisation && ` · ${say('returned.authorisation', { paper: authorisation })}`}</p>}
      {postage && <p>{say('returned.postage', { carrier: postage.carrier, tracking: postage.tracking, on: formatDate(postage.postedOn), address: postage.address })} · {postage.deliveredOn ? say('returned.delivered', { on: formatDate(postage.deliveredOn) }) : say('returned.undelivered')}</p>}
      {signed === 'pad' && <img class="counter-signature" src={addresses.signature(status.id)} alt={say('returned.signature', { collector })} width="240" height="80" />}
      {signed && signed !== 'pad' && <p>{say('returned.slip', { slip: signed.slip })}</p>}
    </section>
  );
}
