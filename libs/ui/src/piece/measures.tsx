import { useWords } from '../words.tsx';

export interface Measure {
  readonly href: string;
  readonly label: string;
  readonly figure: string;
  readonly trend?: string | undefined;
  readonly mood?: 'good' | 'bad' | undefined;
}

/** The figures of a dashboard; each leads to the list behind it. */
export function Measures({ measures, name }: { readonly measures: readonly Measure[]; readonly name?: string | undefined }) {
  const t = useWords();
  return (
    <nav class="measures" aria-label={name ?? t('measures.name')}>
      {measures.map(({ href, label, figure, trend, mood }) => (
        <a href={href}><span class="label">{label}</span><b>{figure}</b>{trend && <span class={mood ? `trend ${mood}` : 'trend'}>{trend}</span>}</a>
      ))}
    </nav>
  );
}

export interface Counter { readonly label: string; readonly figure: string; readonly note?: string | undefined }

/** Public figures on the home page. */
export function Counters({ counters }: { readonly counters: readonly Counter[] }) {
  return <dl class="counters">{counters.map(({ label, figure, note }) => <div><dt>{label}</dt><dd>{figure}</dd>{note && <dd>{note}</dd>}</div>)}</dl>;
}
