import type { HistoryLine } from '@motcua/contracts/one-stop-api';
import { Timeline } from '@motcua/ui/dossier/steps';
import type { ComponentChildren } from 'preact';
import type { Happening } from '@motcua/ui/dossier/steps';
import { formatShortDateTime } from '@motcua/ui/format';
import type { Say } from '../messages.ts';
import type { Visit } from '../frame/visit.ts';

export interface CourseProps { readonly visit: Visit; readonly history: readonly HistoryLine[]; readonly submittedAt: string; readonly aside?: ComponentChildren }

/** Who did what and when, whether in time, and what was noted: the newest first. */
export function Course(props: CourseProps) {
  const { t } = props.visit;
  return (
    <section aria-labelledby="course">
      <h2 id="course">{t('course.title')}</h2>
      {props.aside}
      <Timeline happenings={happeningsOf(props)} />
    </section>
  );
}

function happeningsOf({ visit, history, submittedAt }: CourseProps): Happening[] {
  const begun = history.some(({ act }) => act === 'submit') ? history : [{ act: 'submit', at: submittedAt }, ...history];
  return begun.toReversed().map((entry, index) => happening(visit, entry, index === 0));
}

function happening(visit: Visit, line: HistoryLine, newest: boolean): Happening {
  const { t } = visit;
  const { act, at, note } = line;
  const facts = factsOf(visit, line);
  return {
    title: didInWords(t, act),
    at,
    when: formatShortDateTime(at),
    detail: facts || note ? <>{facts}{note && <>{facts && <br />}<span class="soft">{t('course.note', { note })}</span></>}</> : undefined,
    mark: newest ? 'now' : undefined,
  };
}

/** Who, in whose name, with which agency, to whom, at which step, and whether in time. */
function factsOf({ t, lang }: Visit, { by, actingFor, agency, assignee, step, verdict }: HistoryLine): string {
  const who = by && actingFor ? t('course.acting-for', { by, name: actingFor }) : by;
  return [who, agency?.[lang], assignee && t('course.given-to', { name: assignee }), step?.[lang], verdict && t(`verdict.${verdict}`)].filter(Boolean).join(' · ');
}

/** "Được tiếp nhận": what was done, as it stands in the timeline. */
export function didInWords(t: Say, act: string): string {
  const key = `did.${act}`;
  return t.has(key) ? t(key) : t('did.other');
}
