import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import type { MessageKey } from '../messages.ts';

/** Short pages of running text: their headings and paragraphs are messages, numbered from 1. */
export const helpTopics = ['help', 'accessibility', 'privacy'] as const;
export type HelpTopic = (typeof helpTopics)[number];

export function helpPage(visit: Visit, topic: HelpTopic): string {
  const { t } = visit;
  const title = t(`${topic}.title` satisfies MessageKey);
  return framed(visit, {
    title,
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, ...(topic === 'help' ? [] : [{ href: addresses.help, label: t('help.title') }])],
    children: (
      <div class="prose">
        <h1>{title}</h1>
        <p class="lead">{t(`${topic}.lead` satisfies MessageKey)}</p>
        {chaptersOf(visit, topic).map(({ heading, text }) => <><h2>{heading}</h2><p>{text}</p></>)}
        {topic === 'help' && <ul><li><a href={addresses.accessibility}>{t('accessibility.title')}</a></li><li><a href={addresses.privacy}>{t('privacy.title')}</a></li></ul>}
      </div>
    ),
  });
}

function chaptersOf({ t }: Visit, topic: HelpTopic): { heading: string; text: string }[] {
  const chapters: { heading: string; text: string }[] = [];
  for (let number = 1; ; number += 1) {
    const [heading, text] = [`${topic}.${number}`, `${topic}.${number}.said`];
    if (!t.has(heading) || !t.has(text)) return chapters;
    chapters.push({ heading: t(heading), text: t(text) });
  }
}
