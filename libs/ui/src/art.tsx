import type { JSX } from 'preact';

/** Bronze drums are drawn with a compass, and so is this: rings, rays, beads and feathers about one centre. */
interface Compass { readonly x: number; readonly y: number; readonly unit: number }

const round = (value: number) => Math.round(value * 10) / 10;

/** A point at `turn` (0 to 1, clockwise from the right) on the circle of radius `r`. */
function point({ x, y, unit }: Compass, r: number, turn: number): string {
  const angle = turn * 2 * Math.PI;
  return `${round(x + unit * r * Math.cos(angle))} ${round(y + unit * r * Math.sin(angle))}`;
}

const many = (count: number, draw: (turn: number) => string) => Array.from({ length: count }, (_, i) => draw(i / count)).join('');

const rays = (c: Compass, count: number, from: number, to: number) => many(count, (turn) => `M${point(c, from, turn)}L${point(c, to, turn)}`);

/** A zigzag around the ring: feet on the inner circle, tips on the outer. */
const feathers = (c: Compass, count: number, from: number, to: number) =>
  `M${point(c, from, 0)}${many(count, (turn) => `L${point(c, to, turn + 0.5 / count)} ${point(c, from, turn + 1 / count)}`)}`;

/** Strokes that lean from one bead to the next, as the tangents of a drum do. */
const tangents = (c: Compass, count: number, from: number, to: number) =>
  many(count, (turn) => `M${point(c, from, turn + 0.2 / count)}L${point(c, to, turn + 0.8 / count)}`);

const starPath = (c: Compass, points: number, tip: number, foot: number) =>
  `M${many(points, (turn) => `${turn === 0 ? '' : 'L'}${point(c, tip, turn - 0.25)}L${point(c, foot, turn - 0.25 + 0.5 / points)}`)}z`;

function Rings({ c, radii }: { c: Compass; radii: readonly number[] }) {
  return <>{radii.map((r) => <circle cx={c.x} cy={c.y} r={round(c.unit * r)} />)}</>;
}

function Beads({ c, count, on, r }: { c: Compass; count: number; on: number; r: number }) {
  const centres = Array.from({ length: count }, (_, i) => point(c, on, i / count).split(' '));
  return <>{centres.map(([cx, cy]) => <circle cx={cx} cy={cy} r={round(c.unit * r)} />)}</>;
}

const drumRings = [66.3, 70.3, 90.1, 94, 122.8, 126.7, 158.4, 162.4, 194, 198];

function DrumFace({ c }: { c: Compass }) {
  return (
    <>
      <Rings c={c} radii={drumRings} />
      <path d={rays(c, 36, 73.3, 87.1)} />
      <Beads c={c} count={22} on={108.5} r={6.3} />
      <path d={tangents(c, 22, 102.2, 114.9)} />
      <path d={feathers(c, 60, 130.7, 154.4)} />
      <path d={rays(c, 72, 166.3, 190.1)} />
    </>
  );
}

/** Behind the confirmation, cropped and thin. */
export function Drum() {
  const c = { x: 200, y: 200, unit: 1 };
  return (
    <svg class="drum" viewBox="0 0 400 400" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
      <path d={starPath(c, 14, 59.4, 25.8)} />
      <DrumFace c={c} />
    </svg>
  );
}

const sun = { x: 220, y: 402, unit: 1 };
const cream = '#fbe9bd';

/** The open door of the home page with a drum's sun rising in it. The gold inside stays gold, whatever the city's colour. */
export function Door() {
  return (
    <svg class="door" viewBox="0 0 440 420" aria-hidden="true">
      <defs><clipPath id="opening"><path d="M132 116h176v286H132z" /></clipPath></defs>
      <Halo />
      <Roof />
      <Posts />
      <Opening />
      <path fill="none" stroke="var(--brand-deep)" stroke-width="5" d="M132 402V116h176v286" />
      <Leaf />
      <g transform="matrix(-1 0 0 1 440 0)"><Leaf /></g>
      <path fill="var(--brand-deep)" d="M112 404h216v16H112z" />
    </svg>
  );
}

function Halo() {
  return (
    <g fill="none" stroke="var(--motif)" opacity=".3">
      <Rings c={sun} radii={[292, 298, 346, 352, 408, 414, 470, 476]} />
      {/* The half below the sill is out of sight, but a whole ring costs nothing to draw and compresses well. */}
      <path d={feathers(sun, 120, 304, 340)} />
      <Beads c={sun} count={60} on={380} r={11} />
      <Beads c={sun} count={60} on={380} r={4} />
      <path d={rays(sun, 180, 420, 464)} />
    </g>
  );
}

const eaves = Array.from({ length: 20 }, (_, i) => 20 + 20 * i);

function Roof() {
  return (
    <g fill="none" stroke="var(--motif)" stroke-width="1.5">
      <path d={`M8 44h424M20 34h400M36 26h368${eaves.map((x) => `M${x} 44a10 10 0 0 0 20 0`).join('')}`} />
      {eaves.map((x) => <circle cx={x + 10} cy="46" r="2.4" />)}
    </g>
  );
}

function Posts() {
  return (
    <>
      <g fill="var(--surface)" stroke="var(--motif)" stroke-width="1.5">
        <path d="M40 66h24v354H40zM376 66h24v354h-24z" />
        <path d="M40 66h360v30H40z" />
      </g>
      <path fill="none" stroke="var(--motif)" stroke-width="1.2" d="M40 404h24M376 404h24M40 398h24M376 398h24" />
      <Flower x={168} />
      <Flower x={272} />
    </>
  );
}

function Flower({ x }: { x: number }) {
  const c: Compass = { x, y: 81, unit: 1 };
  const petals = many(8, (turn) => `M${x} 81Q${point(c, 6.5, turn - 0.066)} ${point(c, 9.5, turn)}Q${point(c, 6.5, turn + 0.066)} ${x} 81`);
  return (
    <>
      <circle cx={x} cy="81" r="12" fill="var(--brand)" />
      <path d={petals} fill="#fff6e6" />
      <circle cx={x} cy="81" r="2.4" fill="var(--brand)" />
    </>
  );
}

function Opening(): JSX.Element {
  return (
    <g clip-path="url(#opening)">
      <path fill={cream} d="M132 116h176v286H132z" />
      <circle cx="220" cy="402" r="150" fill="#f8dd9b" />
      <circle cx="220" cy="402" r="96" fill="#f4cd76" />
      <g fill="none" stroke="#a4782a" stroke-width="1.1" opacity=".8"><DrumFace c={{ ...sun, unit: 0.99 }} /></g>
      <path fill="#b8331f" d={starPath(sun, 16, 62, 28)} />
      <circle cx="220" cy="402" r="20" fill={cream} />
    </g>
  );
}

function Leaf() {
  return (
    <>
      <path fill="var(--brand)" stroke="var(--brand-deep)" stroke-width="1.5" d="M132 118 72 104v310l60-12z" />
      <path fill={cream} d="M123.6 131.9 80.4 122.8v136.3l43.2.8z" />
      <path fill="var(--brand)" d="m116.7 129-5.4-1.2v133.3h5.4zM104.7 126.4l-5.4-1.1v135.6l5.4.1zM92.7 123.9l-5.4-1.2v138.1l5.4.1zM126 162.5l-48-7.9v6.7l48 7.5zM126 225.5l-48-3.3v6.8l48 2.8z" />
      <path fill="none" stroke="#e9b9a4" stroke-width="1.2" opacity=".75" d="M123 275.7l-42 .3v22.9l42-1.6zM123 307.4l-42 2.3v82.6l42-7.2zM115.8 317.9l-27.6 2v60.6l27.6-4.4z" />
    </>
  );
}
