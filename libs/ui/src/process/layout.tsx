/** A process as it is drawn: steps in their order, ways between them. */
export interface DrawnStep {
  readonly id: string;
  readonly name: string;
  /** Who does it, in one line. */
  readonly who?: string | undefined;
  /** Steps of one agency stand below each other. */
  readonly lane: string;
  readonly state: 'done' | 'current' | 'ahead' | 'passed-by';
  readonly ways: readonly { readonly to: string; readonly label?: string | undefined }[];
}

export interface Box {
  readonly step: DrawnStep;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface Line {
  readonly path: string;
  readonly back: boolean;
  readonly label?: { readonly text: string; readonly whole: string; readonly x: number; readonly y: number; readonly end?: true } | undefined;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** Heads of the columns, where there is more than one agency. */
  readonly lanes: readonly { readonly name: string; readonly x: number }[];
}

export const boxWidth = 196;
const [letter, lineHeight, above, gap, gutter, headHeight] = [7.4, 18, 26, 46, 40, 28];
const column = boxWidth + 2 * gutter;

/** Top to bottom by how far a step is from reception, a column for each agency. The same process is drawn the same each time. */
export function layOut(steps: readonly DrawnStep[]): Drawing {
  const ranks = ranksOf(steps);
  const lanes = [...new Set(steps.map(({ lane }) => lane))];
  const columns = columnsOf(steps, { ranks, lanes });
  const head = lanes.length > 1 ? headHeight : 8;
  const boxes = boxesOf(steps, { ranks, columns, head });
  const width = (Math.max(...boxes.map(({ x }) => x)) || 0) + boxWidth + gutter;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return {
    width,
    height: bottom + 12,
    boxes,
    lines: linesOf(boxes, ranks),
    lanes: lanes.length > 1 ? lanes.map((name) => ({ name, x: Math.min(...boxes.filter(({ step }) => step.lane === name).map(({ x }) => x)) })) : [],
  };
}

/** How many hands a step is from the first, by the longest way that goes nowhere twice. */
function ranksOf(steps: readonly DrawnStep[]): ReadonlyMap<string, number> {
  const backwards = backwardsIn(steps);
  const ranks = new Map(steps.map(({ id }) => [id, 0]));
  const forward = steps.flatMap(({ id, ways }) => ways.filter(({ to }) => ranks.has(to) && !backwards.has(`${id} ${to}`)).map(({ to }) => ({ id, to })));
  // As often as there are steps: then the longest way has been walked, whatever order they stand in.
  for (let round = 0; round < steps.length; round += 1) {
    for (const { id, to } of forward) ranks.set(to, Math.max(ranks.get(to) ?? 0, (ranks.get(id) ?? 0) + 1));
  }
  return ranks;
}

/** Ways that lead back to a step on the way there: leaving them out, nothing goes round. */
function backwardsIn(steps: readonly DrawnStep[]): ReadonlySet<string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const [back, open, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (step: DrawnStep): void => {
    seen.add(step.id);
    open.add(step.id);
    for (const { to } of step.ways) {
      const next = byId.get(to);
      if (open.has(to)) back.add(`${step.id} ${to}`);
      else if (next && !seen.has(to)) visit(next);
    }
    open.delete(step.id);
  };
  for (const step of steps) if (!seen.has(step.id)) visit(step);
  return back;
}

interface Ranked {
  readonly ranks: ReadonlyMap<string, number>;
}

/** Steps of one agency that are equally far stand beside each other; the agency's column is as wide as that takes. */
function columnsOf(steps: readonly DrawnStep[], { ranks, lanes }: Ranked & { readonly lanes: readonly string[] }): ReadonlyMap<string, number> {
  let first = 0;
  const columns = new Map<string, number>();
  for (const lane of lanes) {
    const taken = new Map<number, number>();
    for (const { id } of steps.filter((step) => step.lane === lane)) {
      const rank = ranks.get(id) ?? 0;
      columns.set(id, first + (taken.get(rank) ?? 0));
      taken.set(rank, (taken.get(rank) ?? 0) + 1);
    }
    first += Math.max(1, ...taken.values());
  }
  return columns;
}

function boxesOf(steps: readonly DrawnStep[], { ranks, columns, head }: Ranked & { readonly columns: ReadonlyMap<string, number>; readonly head: number }): Box[] {
  const sized = steps.map((step) => ({ step, lines: wrapped(step.name, Math.floor((boxWidth - 24) / letter)) }));
  const heightOf = ({ step, lines }: { readonly step: DrawnStep; readonly lines: readonly string[] }) => above + (lines.length + (step.who ? 1 : 0)) * lineHeight - 6;
  const tops = new Map<number, number>();
  let y = head;
  for (let rank = 0; rank <= Math.max(0, ...ranks.values()); rank += 1) {
    tops.set(rank, y);
    y += Math.max(0, ...sized.filter(({ step }) => ranks.get(step.id) === rank).map(heightOf)) + gap;
  }
  return sized.map(({ step, lines }) => ({ step, lines, height: heightOf({ step, lines }), x: gutter + (columns.get(step.id) ?? 0) * column, y: tops.get(ranks.get(step.id) ?? 0) ?? head }));
}

function wrapped(text: string, most: number): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > most) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

function linesOf(boxes: readonly Box[], ranks: ReadonlyMap<string, number>): Line[] {
  const byId = new Map(boxes.map((box) => [box.step.id, box]));
  let past = 0;
  return boxes.flatMap((from) =>
    from.step.ways.flatMap(({ to: id, label }, way) => {
      const to = byId.get(id);
      if (!to || to === from) return [];
      const distance = (ranks.get(id) ?? 0) - (ranks.get(from.step.id) ?? 0);
      const near = distance === 1;
      if (!near) past += 1;
      const path = near ? straight(from, to, way) : around(from, to, { left: distance < 1, offset: 9 + (past % 3) * 8 });
      return [{ path, back: distance < 1, ...(label ? { label: labelled(label, { from, to, near, back: distance < 1 }) } : {}) }];
    }),
  );
}

const middle = ({ x }: Box) => x + boxWidth / 2;

function straight(from: Box, to: Box, way: number): string {
  const [x1, y1, x2, y2] = [middle(from) + (way - 0.5) * 12 * Math.sign(way), from.y + from.height, middle(to), to.y - 4];
  return x1 === x2 ? `M${x1} ${y1}V${y2}` : `M${x1} ${y1}C${x1} ${y1 + gap / 2} ${x2} ${y2 - gap / 2} ${x2} ${y2}`;
}

/** Down the right side past the steps between, or up the left side back to an earlier one. */
function around(from: Box, to: Box, { left, offset }: { readonly left: boolean; readonly offset: number }): string {
  const edge = ({ x }: Box) => (left ? x : x + boxWidth);
  const side = left ? Math.min(edge(from), edge(to)) - offset : Math.max(edge(from), edge(to)) + offset;
  const [y1, y2] = [from.y + from.height / 2 + 6, to.y + to.height / 2 - 6];
  return `M${edge(from)} ${y1}H${side}V${y2}H${edge(to) + (left ? -4 : 4)}`;
}

interface Labelling {
  readonly from: Box;
  readonly to: Box;
  readonly near: boolean;
  readonly back: boolean;
}

const mostLetters = 28;

/** On the way itself: in the middle of a short one, at the beginning of one that goes around. */
function labelled(whole: string, { from, to, near, back }: Labelling): NonNullable<Line['label']> {
  const text = whole.length > mostLetters ? `${whole.slice(0, mostLetters - 1)}…` : whole;
  const under = from.y + from.height;
  if (near) return { text, whole, x: (middle(from) + middle(to)) / 2 + 8, y: under + (from.x === to.x ? 24 : 18) };
  // Where there is no room beside it, what goes back or around is named under the step.
  if (back && from.x > to.x) return { text, whole, x: from.x - 8, y: from.y + from.height / 2, end: true };
  return { text, whole, x: back ? from.x : middle(from) + 8, y: under + 14 };
}
