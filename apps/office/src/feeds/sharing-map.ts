import type { FeedHealth } from '@motcua/contracts/feeds-api';
import type { Lang } from '@motcua/ui/messages';

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
  readonly feeds: readonly DrawnFeed[];
  readonly receiver: Omit<DrawnAgency, 'lines'>;
}

const box = { width: 270, gap: 16, row: 44, least: 56 };
const receiver = { x: 640, width: 170 };

/** Agencies at the left, one under the other, each as tall as it has feeds; who receives at the right, as tall as all of them. */
export function mapOf(feeds: readonly FeedHealth[], lang: Lang): DrawnMap {
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
  const height = Math.max(y - box.gap, box.least);
  return { width: receiver.x + receiver.width + 4, height: height + 4, agencies, feeds: drawn, receiver: { ...receiver, y: 4, height: height - 4 } };
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
