import type { ConsultationView } from '@motcua/contracts/handing-api';
import { Csrf } from '@motcua/pages/csrf';
import { FileRows } from '@motcua/ui/dossier/files';
import { Light } from '@motcua/ui/dossier/light';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { FieldError, TextArea } from '@motcua/ui/form/field';
import { asSentence, formatBytes, formatDateTime } from '@motcua/ui/format';
import { Compose, DossierGrid, DossierHead } from '@motcua/ui/office/dossier';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { randomUUID } from 'node:crypto';
import { csrfField } from '@motcua/auth/sign-in';
import { refusalInWords } from '../acts/refusals.ts';
import { accepted, mostBytes } from '../acts/result-upload.ts';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';
import type { Refused } from '../organisation/posted.ts';
import { sayIn } from './words.ts';

export const questionDone = ['acknowledged', 'answered', 'declined'] as const;

export interface QuestionTyped { readonly answer?: string; readonly reason?: string }

export interface QuestionProps {
  readonly asked: ConsultationView;
  readonly typed: QuestionTyped;
  readonly wrong?: 'answer' | 'reason' | 'file' | undefined;
  readonly refused?: Refused | undefined;
  readonly done?: (typeof questionDone)[number] | undefined;
}

type Shown = { readonly visit: OfficeVisit; readonly shown: QuestionProps };

/** A question of another agency: what it wants to know, the papers that came along, and where it is answered. */
export function questionPage(visit: OfficeVisit, shown: QuestionProps): string {
  const { lang, t } = visit;
  const say = sayIn(lang);
  const { asked } = shown;
  const { dossier, from } = asked;
  return framed(visit, {
    title: say('question.title', { reference: shortReference(dossier.reference) }),
    current: 'asked-of-us',
    hasErrors: shown.wrong !== undefined,
    again: addresses.question(dossier.id, asked.id),
    back: { href: addresses.home, label: t('dossier.back') },
    children: (
      <>
        <DossierHead
          line={<>{dossier.reference} · {dossier.procedure.name[lang]}</>}
          title={say('question.from', { agency: from.name[lang] })}
          detail={[asked.askedBy, formatDateTime(lang, asked.askedAt), say(`question.${asked.state}`)].filter(Boolean).join(' · ')}
          due={asked.actions.length > 0 && <><p><Light state={asked.overdue ? 'overdue' : 'on-time'}>{say(asked.overdue ? 'question.late' : 'question.open')}</Light></p><p class="num"><strong>{asSentence(say('question.due', { at: formatDateTime(lang, asked.dueAt) }))}</strong></p></>}
        />
        <Said visit={visit} shown={shown} />
        <DossierGrid sideName={t('dossier.side')} side={<Answering visit={visit} shown={shown} />}>
          <Asked visit={visit} shown={shown} />
        </DossierGrid>
      </>
    ),
  });
}

function Said({ visit: { lang, t }, shown: { wrong, refused, done } }: Shown) {
  const say = sayIn(lang);
  if (wrong) return <div class="below"><ErrorSummary problems={[{ target: wrong, message: say(`question.wrong-${wrong}`) }]} /></div>;
  if (refused) return <div class="below"><Notice tone="bad" live title={t('refused.title')}><p>{refusalInWords(t, refused.code)}</p></Notice></div>;
  return done ? <div class="below"><Notice tone="ok" live title={say(`question.done-${done}`)} /></div> : null;
}

function Asked({ visit: { lang, t }, shown: { asked } }: Shown) {
  const say = sayIn(lang);
  const { dossier, id, question, papers, answer, refusedBecause, document, answeredBy, answeredAt } = asked;
  return (
    <>
      <section class="below" aria-labelledby="question-title"><h2 id="question-title">{say('question.what')}</h2><p class="message">{question}</p></section>
      <section class="below" aria-labelledby="papers-title">
        <h2 id="papers-title">{t('papers.title')}</h2>
        {papers.length > 0
          ? <FileRows name={t('papers.title')} files={papers.map((paper) => ({ name: paper.name, bytes: paper.size, state: 'clean' as const, viewHref: addresses.questionPaper(dossier.id, id, paper.id) }))} />
          : <p class="soft">{say('question.no-papers')}</p>}
        <p class="why">{say('question.nothing-more')}</p>
      </section>
      {answeredAt && (
        <section class="below" aria-labelledby="answer-title">
          <h2 id="answer-title">{say(refusedBecause === undefined ? 'question.our-answer' : 'question.our-refusal')}</h2>
          <p class="message">{answer ?? refusedBecause}</p>
          <p class="soft small">{say('question.answered-by', { by: answeredBy ?? '', at: formatDateTime(lang, answeredAt) })}</p>
          {document && <p><a href={addresses.answerFile(dossier.id, id)}>{document.name}</a></p>}
        </section>
      )}
    </>
  );
}

/** Taken in hand, answered, or sent back. While it is open the answer is the one thing to do. */
function Answering({ visit, shown }: Shown) {
  const { asked: { actions, dossier, id, receivedBy, receivedAt } } = shown;
  const say = sayIn(visit.lang);
  return (
    <>
      {actions.includes('acknowledge') && (
        <form method="post" action={addresses.answerQuestion(dossier.id, id, 'nhan')}>
          <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} />
          <p>{say('question.acknowledge-said')}</p><Button fill="wide" icon="check" once>{say('question.acknowledge')}</Button>
        </form>
      )}
      {receivedAt && <p class="soft small">{say('question.received-by', { by: receivedBy ?? '', at: formatDateTime(visit.lang, receivedAt) })}</p>}
      {actions.includes('answer') && <AnswerForm visit={visit} shown={shown} />}
      {actions.includes('decline') && <DeclineForm visit={visit} shown={shown} />}
    </>
  );
}

/** A form of its own, because a file travels otherwise than words; they stand before it. */
function AnswerForm({ visit, shown: { asked: { dossier, id }, typed, wrong } }: Shown) {
  const say = sayIn(visit.lang);
  return (
    <form class="compose below" method="post" encType="multipart/form-data" action={addresses.answerQuestion(dossier.id, id, 'tra-loi')} aria-labelledby="answering-title">
      <h2 id="answering-title">{say('question.answer')}</h2>
      <input type="hidden" name={csrfField} value={visit.csrf} /><input type="hidden" name="key" value={randomUUID()} />
      <TextArea id="answer" rows={6} label={say('question.answer-label')} value={typed.answer} error={wrong === 'answer' ? say('question.wrong-answer') : undefined} maxLength={10_000} />
      <div class={wrong === 'file' ? 'field wrong' : 'field'}>
        <label for="file">{say('question.file')}</label>
        <p class="hint" id="file-hint">{visit.t('result.hint', { size: formatBytes(visit.lang, mostBytes) })}</p>
        <FieldError id="file" error={wrong === 'file' ? say('question.wrong-file') : undefined} />
        <input type="file" id="file" name="file" accept={accepted} aria-describedby="file-hint" />
      </div>
      <Button tone="primary" fill="wide" once>{say('question.send')}</Button>
    </form>
  );
}

function DeclineForm({ visit, shown: { asked: { dossier, id }, typed, wrong } }: Shown) {
  const say = sayIn(visit.lang);
  return (
    <details class="below" open={wrong === 'reason'}>
      <summary>{say('question.decline')}</summary>
      <Compose id="decline" title={say('question.decline')} action={addresses.answerQuestion(dossier.id, id, 'tu-choi')} fields={{ [csrfField]: visit.csrf, key: randomUUID() }}>
        <TextArea id="reason" label={say('question.decline-reason')} value={typed.reason} error={wrong === 'reason' ? say('question.wrong-reason') : undefined} maxLength={2000} />
        <Button fill="wide" once>{say('question.decline-send')}</Button>
      </Compose>
    </details>
  );
}
