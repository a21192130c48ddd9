import type { DossierState, PublicStatus } from '@motcua/contracts/dossier';
import { citizenStep } from '@motcua/domain/dossier/public-status';
import { Light } from '@motcua/ui/dossier/light';
import { Steps, Timeline } from '@motcua/ui/dossier/steps';
import type { Step } from '@motcua/ui/dossier/steps';
import { asSentence, formatDate, formatDateTime, formatLongDate, formatShortDateTime } from '@motcua/ui/format';
import type { LightState } from '@motcua/ui/format';
import { Card, Facts } from '@motcua/ui/piece/card';
import type { Fact } from '@motcua/ui/piece/card';
import type { Visit } from '../frame/visit.ts';

/** All that words and dates need. */
type Speaker = Pick<Visit, 't' | 'lang'>;
type Part = { readonly visit: Speaker; readonly status: PublicStatus };

const bar = ['submitted', 'received', 'in-processing', 'completed', 'returned'] as const;
/** It has ended before its end: no further step lies ahead. */
const ended: ReadonlySet<DossierState> = new Set(['refused', 'withdrawn', 'stopped']);

/** Five steps for citizens; the ten statuses are in the timeline. */
export function Progress({ visit, status }: Part) {
  const { t, lang } = visit;
  const furthest = citizenStep(status);
  const over = ended.has(status.state);
  return (
    <Card id="progress" title={over ? t(`state.${status.state}`) : t('progress.at', { n: furthest, of: bar.length })}>
      <p><Light state={lightOf(status)}>{t(status.state === 'submitted' ? 'light.waiting' : `light.${lightOf(status)}`)}</Light></p>
      {status.message && <p>{status.message[lang]}</p>}
      <div class="below"><StepsOf visit={visit} status={status} /></div>
    </Card>
  );
}

export function StepsOf({ visit: { t }, status }: Part) {
  const furthest = citizenStep(status);
  return <Steps steps={bar.map((step, index) => stepOf({ status, step, index, furthest }, t))} />;
}

interface Standing { readonly status: PublicStatus; readonly step: (typeof bar)[number]; readonly index: number; readonly furthest: number }

function stepOf({ status, step, index, furthest }: Standing, t: Visit['t']): Step {
  const here = index === furthest - 1;
  if (!here) return { label: t(`step.${step}`), state: index < furthest ? 'done' : 'ahead', note: reached(status, step) };
  // Where it stands, it says the state itself: "Yêu cầu bổ sung giấy tờ" instead of "Đang xử lý".
  const label = status.state === step ? t(`step.${step}`) : t(`state.${status.state}`);
  const note = status.state === step ? reached(status, step) : formatShortDateTime(status.changedAt);
  return { label, note, state: status.state === 'returned' ? 'done' : status.paused ? 'paused' : 'current' };
}

function reached({ timeline }: PublicStatus, step: Standing['step']): string | undefined {
  const at = timeline.find(({ state }) => state === step)?.at;
  return at && formatShortDateTime(at);
}

function lightOf({ state, paused }: PublicStatus): Exclude<LightState, 'soon' | 'overdue'> {
  if (paused) return 'paused';
  return state === 'completed' || state === 'returned' || ended.has(state) ? 'finished' : 'on-time';
}

/** What has happened, the newest first; no official's name is ever in it. */
export function History({ visit, status }: Part) {
  const { t } = visit;
  const reached = status.timeline.map(({ state, at }, index) => ({ ...inWords(state, index === 0, t), at }));
  const happened = [...reached, ...handedOver(status, visit)];
  const newestFirst = happened.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('progress.history')}</h2>
      <div class="below">
        <Timeline happenings={newestFirst.map((happening, index) => ({
          ...happening,
          ...(index === 0 ? { mark: status.asks === 'supplement' || status.asks === 'payment' ? ('asked' as const) : ('now' as const) } : {}),
        }))} />
      </div>
    </section>
  );
}

/** To which agency it went, and when it came back; why is between the agencies. */
function handedOver({ handOvers = [] }: PublicStatus, { t, lang }: Speaker): { title: string; detail: string; at: string }[] {
  return handOvers.map(({ from, to, at, outcome }, index) => {
    const names = { from: from.name[lang], to: to.name[lang] };
    if (outcome === 'refused') return { title: t('handed-over.refused', names), detail: t('handed-over.refused.said', names), at };
    const isBack = handOvers.slice(0, index).some((earlier) => earlier.outcome === 'taken' && earlier.from.code === to.code);
    return { title: t(isBack ? 'handed-over.back' : 'handed-over.taken', names), detail: t('handed-over.taken.said', names), at };
  });
}

/** Asked for papers before it was received, a dossier comes back to where it began, but it is not new any more. */
function inWords(state: DossierState, isFirst: boolean, t: Visit['t']): { title: string; detail: string } {
  if (state === 'submitted' && !isFirst) return { title: t('state.supplemented'), detail: t('state.supplemented.said') };
  return { title: t(`state.${state}`), detail: t(`state.${state}.said`) };
}

/** The dossier in a few lines. */
export function Summary({ visit, status }: Part) {
  const { t, lang } = visit;
  const facts: readonly (Fact | undefined)[] = [
    { label: t('summary.state'), value: t(`state.${status.state}`), note: formatDateTime(lang, status.changedAt) },
    status.step && { label: t('summary.step'), value: status.step[lang], note: status.agency.name[lang] },
    dueOf(status, visit),
    { label: t('summary.agency'), value: status.agency.name[lang], ...(status.offeredTo ? { note: t('handed-over.offered', { to: status.offeredTo.name[lang] }) } : {}) },
    { label: t('summary.submitted'), value: formatDateTime(lang, status.submittedAt) },
    status.receivedAt ? { label: t('summary.received'), value: formatDateTime(lang, status.receivedAt) } : undefined,
  ];
  return <Card id="summary" title={t('summary.title')}><Facts facts={facts.filter((fact) => fact !== undefined)} /></Card>;
}

/** When it will be done, or is; and what was promised before. */
export function dueOf(status: PublicStatus, visit: Speaker): Fact {
  const { t, lang } = visit;
  const { state, dueAt, missedDueAt, answerDueAt } = status;
  if (state === 'submitted' && answerDueAt) return { label: t('summary.answer-by'), value: formatDateTime(lang, answerDueAt) };
  const end = endInWords(status, visit);
  if (end) return { label: t('summary.due'), value: end };
  const before = missedDueAt && { note: t('summary.before', { date: formatLongDate(lang, missedDueAt) }) };
  return { label: t('summary.due'), value: dueAt ? asSentence(formatLongDate(lang, dueAt)) : t('summary.not-yet'), ...before };
}

/** For a dossier that has an end already, or whose clock stands still. */
function endInWords({ state, paused, pausedSince, completedAt, returnedAt }: PublicStatus, { t }: Speaker): string | undefined {
  if (returnedAt) return t('summary.returned', { date: formatDate(returnedAt) });
  if (completedAt) return t('summary.completed', { date: formatDate(completedAt) });
  if (ended.has(state)) return t('summary.none');
  return paused ? t(pausedSince ? 'summary.waits' : 'summary.paused') : undefined;
}
