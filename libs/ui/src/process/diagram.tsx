import { useWords } from '../words.tsx';
import type { Box, DrawnStep, Line } from './layout.tsx';
import { boxWidth, layOut } from './layout.tsx';

export interface ProcessDiagramProps {
  /** Unlike other ids of the page. */
  readonly id: string;
  readonly title: string;
  readonly steps: readonly DrawnStep[];
}

/** The way through a process as a drawing, and the same in words for who does not see it or would rather read. */
export function ProcessDiagram({ id, title, steps }: ProcessDiagramProps) {
  const t = useWords();
  if (steps.length === 0) return null;
  const { width, height, boxes, lines, lanes } = layOut(steps);
  return (
    <div class="process">
      <div class="process-drawing" role="region" aria-label={title} tabIndex={0}>
        <svg role="img" aria-labelledby={`${id}-title`} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title id={`${id}-title`}>{title}</title>
          <defs>
            <marker id={`${id}-tip`} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0L8 4L0 8z" /></marker>
          </defs>
          {lanes.map(({ name, x }) => <text class="lane" x={x} y={16}>{shortened(name)}<title>{name}</title></text>)}
          {lines.map((line) => <Way line={line} tip={`${id}-tip`} />)}
          {boxes.map((box) => <StepBox box={box} />)}
        </svg>
      </div>
      <details class="process-words">
        <summary>{t('process.in-words')}</summary>
        <ol>{steps.map((step) => <StepInWords step={step} all={steps} />)}</ol>
      </details>
    </div>
  );
}

const shortened = (name: string) => (name.length > 27 ? `${name.slice(0, 26)}…` : name);

function Way({ line: { path, back, label }, tip }: { readonly line: Line; readonly tip: string }) {
  return (
    <>
      <path class={back ? 'way back' : 'way'} d={path} marker-end={`url(#${tip})`} />
      {label && <text class="label" x={label.x} y={label.y} text-anchor={label.end ? 'end' : undefined}>{label.text}<title>{label.whole}</title></text>}
    </>
  );
}

function StepBox({ box: { step, x, y, height, lines } }: { readonly box: Box }) {
  const last = y + 22 + lines.length * 18;
  return (
    <g class={`step ${step.state}`}>
      <rect x={x} y={y} width={boxWidth} height={height} rx={8} />
      <text x={x + 12} y={y + 22}>{lines.map((line, index) => <tspan x={x + 12} dy={index === 0 ? 0 : 18}>{line}</tspan>)}</text>
      {step.who && <text class="who" x={x + 12} y={last}>{step.who}</text>}
      {step.state === 'done' && <path class="tick" d={`M${x + boxWidth - 20} ${y + 13}l4 4l7 -8`} />}
    </g>
  );
}

function StepInWords({ step, all }: { readonly step: DrawnStep; readonly all: readonly DrawnStep[] }) {
  const t = useWords();
  const named = (id: string) => all.find((other) => other.id === id)?.name ?? id;
  const several = new Set(all.map(({ lane }) => lane)).size > 1;
  return (
    <li {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}>
      <strong>{step.name}</strong>
      {[step.who, several ? step.lane : undefined, t(`process.${step.state}`)].filter(Boolean).map((part) => <> · {part}</>)}
      {step.ways.length > 0 && <ul>{step.ways.map(({ to, label }) => <li>{t('process.on-to', { step: named(to) })}{label && ` (${label})`}</li>)}</ul>}
    </li>
  );
}
