import type { FeedHealth } from '@motcua/contracts/feeds-api';
import type { WebhookHealth } from '@motcua/contracts/webhooks-api';
import type { Lang } from '@motcua/ui/messages';
import { toldInWords } from '../webhooks/shown.tsx';

/** An agency that gives, or a partner that is told. */
export interface DrawnAgency {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface DrawnFeed {
  readonly path: string;
  readonly alive: boolean;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly agencies: readonly DrawnAgency[];
  readonly partners: readonly DrawnAgency[];
  /** What flows in, and what flows out to partners. */
  readonly flows: readonly DrawnFeed[];
  readonly receiver: Omit<DrawnAgency, 'lines'>;
}

const box = { width: 270, gap: 16, row: 44, least: 56 };
const receiver = { x: 640, width: 170 };
const partnersX = 1_060;

/** Agencies at the left, one under the other, each as tall as it has feeds; who receives in the middle, as tall as all of them; who is told at the right. */
export function mapOf({ feeds, webhooks }: { readonly feeds: readonly FeedHealth[]; readonly webhooks: readonly WebhookHealth[] }, lang: Lang): DrawnMap {
  const groups = [...Map.groupBy(feeds, ({ agency }) => agency.code).values()];
  const agencies: DrawnAgency[] = [];
  const drawn: DrawnFeed[] = [];
  let y = 4;
  for (const group of groups) {
    const height = Math.max(box.least, group.length * box.row);
    agencies.push({ x: 4, y, width: box.width, height, lines: wrapped(group[0]?.agency.name[lang] ?? '', 32).slice(0, 2) });
    group.forEach((feed, at) => drawn.push(flow(feed, lang, y + (height * (at + 0.5)) / group.length)));
    y += height + box.gap;
  }
  const partners = webhooks.map(({ name }, at): DrawnAgency => ({ x: partnersX, y: 4 + at * (box.least + box.gap), width: box.width, height: box.least, lines: wrapped(name[lang], 32).slice(0, 2) }));
  const height = Math.max(y - box.gap, ...partners.map((partner) => partner.y + partner.height), box.least);
  const width = webhooks.length > 0 ? partnersX + box.width : receiver.x + receiver.width;
  return { width: width + 4, height: height + 4, agencies, partners, flows: [...drawn, ...webhooks.map((webhook, at) => flowOut(webhook, lang, 4 + at * (box.least + box.gap) + box.least / 2))], receiver: { ...receiver, y: 4, height: height - 4 } };
}

function flowOut(webhook: WebhookHealth, lang: Lang, y: number): DrawnFeed {
  const from = receiver.x + receiver.width;
  return { path: `M${from} ${y}H${partnersX - 4}`, alive: webhook.life === 'alive', label: shortened(toldInWords(lang, webhook), 36), x: from + 14, y: y - 6 };
}

function flow({ procedure, life }: FeedHealth, lang: Lang, y: number): DrawnFeed {
  const [from, to] = [4 + box.width, receiver.x - 4];
  return { path: `M${from} ${y}H${to}`, alive: life === 'alive', label: shortened(procedure.name[lang], 48), x: from + 14, y: y - 6 };
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function wrapped(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => shortened(line, most));
}
