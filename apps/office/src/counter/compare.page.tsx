import { csrfField } from '@motcua/auth/sign-in';
import type { SuspectedDuplicate } from '@motcua/contracts/counter-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { DescribedAnswer, DescribedSection } from '@motcua/forms/describe';
import { TextArea } from '@motcua/ui/form/field';
import { formatDateTime } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';
import { counterWords } from './words.ts';

export interface Side {
  readonly view: DossierView;
  readonly sections: readonly DescribedSection[];
}

export interface ComparePage {
  /** The older first. */
  readonly sides: readonly [Side, Side];
  /** Which of the two the reader came from: its page is the way back. */
  readonly from: string;
  readonly suspicion?: SuspectedDuplicate | undefined;
  readonly key: string;
  readonly reason?: string | undefined;
  readonly wrong?: boolean | undefined;
}

/** Two dossiers side by side: what they say differently, and what to do about it. */
export function comparePage(visit: OfficeVisit, page: ComparePage): string {
  const say = counterWords(visit.lang);
  const { sides: [older, newer], from, suspicion } = page;
  const lines = linesOf(older, newer);
  const differing = lines.filter(({ one, other }) => one !== other);
  return framed(visit, {
    title: say('compare.title', { one: shortReference(older.view.status.reference), other: shortReference(newer.view.status.reference) }),
    again: addresses.compare(from, from === newer.view.status.id ? older.view.status.id : newer.view.status.id),
    hasErrors: page.wrong,
    back: { href: addresses.dossier(from), label: say('compare.back') },
    children: (
      <>
        <h1>{say('compare.title', { one: shortReference(older.view.status.reference), other: shortReference(newer.view.status.reference) })}</h1>
        {suspicion && <p>{say('compare.reasons', { reasons: suspicion.reasons.map((reason) => say(`reason.${reason}`)).join(', ') })} <span class="soft">{say('compare.careful')}</span></p>}
        <Table visit={visit} sides={page.sides} lines={differing} />
        <p class="soft below">{say('compare.same', { n: lines.length - differing.length })}</p>
        {suspicion?.dismissed ? <Notice title={say('compare.dismissed')}><p>{suspicion.dismissed.by}, {formatDateTime(visit.lang, suspicion.dismissed.at)}: {suspicion.dismissed.reason}</p></Notice> : <Verdict visit={visit} page={page} />}
      </>
    ),
  });
}

interface Line { readonly label: string; readonly one: string; readonly other: string }

function Table({ visit: { lang, t }, sides, lines }: { readonly visit: OfficeVisit; readonly sides: ComparePage['sides']; readonly lines: readonly Line[] }) {
  const say = counterWords(lang);
  const [older, newer] = sides.map(({ view }) => view.status);
  if (!older || !newer) return null;
  const told = [
    { label: say('compare.state'), one: t(`state.${older.state}`), other: t(`state.${newer.state}`) },
    { label: say('compare.submitted'), one: formatDateTime(lang, older.submittedAt), other: formatDateTime(lang, newer.submittedAt) },
  ];
  return (
    <div class="scrolls below">
      <table class="table counter-compare">
        <caption class="visually-hidden">{say('compare.caption')}</caption>
        <thead><tr><th scope="col">{say('compare.what')}</th>{[older, newer].map(({ id, reference }) => <th scope="col"><a href={addresses.dossier(id)}>{shortReference(reference)}</a></th>)}</tr></thead>
        <tbody>{[...told, ...lines].map(({ label, one, other }) => <tr><th scope="row">{label}</th><td>{one}</td><td>{other}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

/** Nothing is decided by the machine: either they are two matters, or the newer is refused with the older named. */
function Verdict({ visit, page: { sides: [older, newer], from, key, reason, wrong } }: { readonly visit: OfficeVisit; readonly page: ComparePage }) {
  const say = counterWords(visit.lang);
  const other = from === newer.view.status.id ? older.view.status.id : newer.view.status.id;
  const mayRefuse = newer.view.actions.some(({ action, allowed }) => action === 'refuse' && allowed);
  return (
    <section class="below form-column" aria-labelledby="verdict"><h2 id="verdict">{say('compare.verdict')}</h2>
      {mayRefuse && <p><LinkButton href={`${addresses.dossier(newer.view.status.id, { act: 'refuse', duplicate: older.view.status.reference })}#act`}>{say('compare.refuse', { reference: shortReference(newer.view.status.reference) })}</LinkButton></p>}
      <form method="post" action={addresses.compare(from, other)} class="below">
        <input type="hidden" name={csrfField} value={visit.csrf} />
        <input type="hidden" name="key" value={key} />
        <TextArea id="reason" label={say('compare.why')} value={reason} error={wrong ? say('wrong.why') : undefined} maxLength={500} />
        <p><Button tone="primary" once>{say('compare.dismiss')}</Button></p>
      </form>
    </section>
  );
}

/** Answers by their place; a label that both have stands once. */
function linesOf(older: Side, newer: Side): Line[] {
  const [one, other] = [older, newer].map(({ sections }) => new Map(sections.flatMap(({ answers }) => answers.flatMap(flat))));
  const labels = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])];
  return labels.map((label) => ({ label, one: one?.get(label) ?? '–', other: other?.get(label) ?? '–' }));
}

function flat({ label, text, rows }: DescribedAnswer): [string, string][] {
  if (!rows) return [[label, text]];
  return rows.flatMap((row) => row.answers.flatMap(flat).map(([inner, value]): [string, string] => [`${label}, ${row.title}: ${inner}`, value]));
}
