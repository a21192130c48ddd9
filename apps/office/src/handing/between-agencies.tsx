import type { ConsultationLine, TransferLine } from '@motcua/contracts/handing-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatDateTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

type Shown = { readonly visit: Visit; readonly view: DossierView };

/** It lies between two agencies: to both sides why, and what has to happen now. */
export function Offered({ visit: { lang, person }, view: { transfers = [] } }: Shown) {
  const say = sayIn(lang);
  const offer = transfers.at(-1);
  if (!offer || offer.state !== 'offered') return null;
  const ours = person?.agency === offer.to.code;
  return (
    <div class="below">
      <Notice tone="soon" title={say(ours ? 'offered.to-us' : 'offered.to-them', { agency: (ours ? offer.from : offer.to).name[lang] })}>
        <p>{say(ours ? 'offered.to-us-said' : 'offered.to-them-said', { at: formatDateTime(lang, offer.sentAt) })}</p><p class="message">{offer.reason}</p>
      </Notice>
    </div>
  );
}

/** What other agencies were asked, what they said, and where the dossier has been. */
export function BetweenAgencies({ visit, view }: Shown) {
  const { consultations = [], transfers = [] } = view;
  const over = transfers.filter(({ state }) => state !== 'offered');
  if (consultations.length + over.length === 0) return null;
  const say = sayIn(visit.lang);
  return (
    <section class="below" id="agencies" aria-labelledby="agencies-title">
      <h2 id="agencies-title">{say('between.title')}</h2>
      <ol class="timeline">
        {over.toReversed().map((transfer) => <Transfer visit={visit} transfer={transfer} />)}
        {consultations.toReversed().map((asked) => <Question visit={visit} view={view} asked={asked} />)}
      </ol>
    </section>
  );
}

function Transfer({ visit: { lang }, transfer: { to, state, sentAt, endedAt, reason, refusedBecause } }: { visit: Visit; transfer: TransferLine }) {
  const say = sayIn(lang);
  return (
    <li>
      <time dateTime={endedAt ?? sentAt}>{formatDateTime(lang, endedAt ?? sentAt)}</time>
      <b>{say(`transfer.${state}`, { agency: to.name[lang] })}</b>
      <p>{refusedBecause ?? reason}</p>
    </li>
  );
}

function Question({ visit, view, asked }: Shown & { asked: ConsultationLine }) {
  const { lang } = visit;
  const say = sayIn(lang);
  const { id, to, question, askedAt, askedBy, dueAt, state, overdue } = asked;
  const isOpen = state === 'sent' || state === 'received';
  return (
    <li {...(isOpen ? { class: 'now' } : {})}>
      <time dateTime={askedAt}>{formatDateTime(lang, askedAt)}</time>
      <b>{say('question.asked', { agency: to.name[lang] })}</b>
      <p>{question}</p>
      <p class="soft small">{[askedBy, say(`question.${state}`), isOpen && say(overdue ? 'question.overdue' : 'question.due', { at: formatDateTime(lang, dueAt) })].filter(Boolean).join(' · ')}</p>
      <Answer visit={visit} view={view} asked={asked} />
      {isOpen && <Recall visit={visit} view={view} question={id} />}
    </li>
  );
}

function Answer({ visit: { lang }, view, asked: { id, answer, refusedBecause, answeredBy, answeredAt, document } }: Shown & { asked: ConsultationLine }) {
  if (answeredAt === undefined) return null;
  return (
    <>
      <p class="message">{answer ?? refusedBecause}</p>
      <p class="soft small">{sayIn(lang)('question.answered-by', { by: answeredBy ?? '', at: formatDateTime(lang, answeredAt) })}</p>
      {document && <p><a href={addresses.answerFile(view.status.id, id)}>{document.name}</a></p>}
    </>
  );
}

function Recall({ visit, view: { status }, question }: Shown & { question: string }) {
  return (
    <form method="post" action={addresses.recallQuestion(status.id, question)}>
      <Csrf visit={visit} />
      <input type="hidden" name="version" value={String(status.version)} />
      <input type="hidden" name="key" value={`recall-${question}-${status.version}`} />
      <Button tone="quiet" once>{sayIn(visit.lang)('question.recall')}</Button>
    </form>
  );
}
