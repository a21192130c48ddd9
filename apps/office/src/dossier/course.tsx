import type { DossierView } from '@motcua/contracts/one-stop-api';
import { Timeline } from '@motcua/ui/dossier/steps';
import type { Happening } from '@motcua/ui/dossier/steps';
import { formatShortDateTime } from '@motcua/ui/format';
import type { Say } from '../messages.ts';
import type { Visit } from '../frame/visit.ts';

/** Who did what and when, whether in time, and what was noted: the newest first. */
export function Course({ visit, view }: { visit: Visit; view: DossierView }) {
  return (
    <section aria-labelledby="course">
      <h2 id="course">{visit.t('course.title')}</h2>
      <Timeline happenings={happeningsOf(visit, view)} />
    </section>
  );
}

function happeningsOf(visit: Visit, { history, status }: DossierView): Happening[] {
  const begun = history[0]?.act === 'submit' ? history : [{ act: 'submit', at: status.submittedAt }, ...history];
  return begun.toReversed().map((entry, index) => happening(visit, entry, index === 0));
}

type Entry = DossierView['history'][number];

function happening({ t, lang }: Visit, { act, at, by, step, note, verdict }: Entry, newest: boolean): Happening {
  const facts = [by, step?.[lang], verdict && t(`verdict.${verdict}`)].filter(Boolean).join(' · ');
  return {
    title: didInWords(t, act),
    at,
    when: formatShortDateTime(at),
    detail: facts || note ? <>{facts}{note && <>{facts && <br />}<span class="soft">{t('course.note', { note })}</span></>}</> : undefined,
    mark: newest ? 'now' : undefined,
  };
}

/** "Được tiếp nhận": what was done, as it stands in the timeline. */
export function didInWords(t: Say, act: string): string {
  const key = `did.${act}`;
  return t.has(key) ? t(key) : t('did.other');
}
