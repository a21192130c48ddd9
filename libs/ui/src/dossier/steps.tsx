import type { ComponentChildren } from 'preact';
import { formatDateTime } from '../format.tsx';
import type { Moment } from '../format.tsx';
import { useLang, useWords } from '../words.tsx';

export interface Step {
  readonly label: string;
  readonly note?: string | undefined;
  /** paused: the current one while the clock stands still. */
  readonly state: 'done' | 'current' | 'paused' | 'ahead';
}

/** Five steps for citizens; the ten statuses are in the timeline. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const t = useWords();
  return <ol class="steps" aria-label={t('steps.name')}>{steps.map((step) => <StepItem step={step} />)}</ol>;
}

function StepItem({ step: { label, note, state } }: { step: Step }) {
  const t = useWords();
  const here = state === 'current' || state === 'paused';
  const said = state === 'done' || state === 'paused' ? t(`steps.${state}`) : undefined;
  return (
    <li {...(state === 'done' || state === 'paused' ? { class: state } : {})} {...(here ? { 'aria-current': 'step' as const } : {})}>
      {label}{said && <span class="visually-hidden">, {said}</span>}{note && <small>{note}</small>}
    </li>
  );
}

export interface Happening {
  readonly title: string;
  readonly at?: Moment | undefined;
  /** Words instead of the full date: "09:02, hôm nay", "trước 10:41 thứ Tư". */
  readonly when?: string | undefined;
  readonly detail?: ComponentChildren | undefined;
  /** now: where things stand. asked: the citizen's turn. */
  readonly mark?: 'now' | 'asked' | undefined;
}

export function Timeline({ happenings, numbered }: { readonly happenings: readonly Happening[]; readonly numbered?: boolean | undefined }) {
  return <ol class={numbered ? 'timeline numbered' : 'timeline'}>{happenings.map((happening) => <TimelineItem happening={happening} />)}</ol>;
}

function TimelineItem({ happening: { title, at, when, detail, mark } }: { happening: Happening }) {
  const lang = useLang();
  const exact = at === undefined ? undefined : typeof at === 'string' ? at : at.toISOString();
  const shown = when ?? (at === undefined ? undefined : formatDateTime(lang, at));
  return (
    <li {...(mark ? { class: mark } : {})}>
      {shown && <time dateTime={exact}>{shown}</time>}<b>{title}</b>{detail && <p>{detail}</p>}
    </li>
  );
}
