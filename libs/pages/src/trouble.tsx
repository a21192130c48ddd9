import type { ComponentChildren } from 'preact';

/** Why a page cannot be shown. */
export interface Trouble {
  readonly status: number;
  readonly traceId?: string | undefined;
  /** Seconds until it is worth trying again; 0 when nobody can say. */
  readonly wait?: number;
}

export type TroubleKind = 'not-found' | 'forbidden' | 'too-many' | 'away' | 'unexpected' | 'refused' | 'too-large';
/** Title, what happened and was not lost, what to do now: each kind has these three messages, `error.<kind>.<part>`. */
export type TroublePart = 'title' | 'said' | 'help';

const kinds: Readonly<Record<number, TroubleKind>> = { 403: 'forbidden', 404: 'not-found', 413: 'too-large', 429: 'too-many', 503: 'away' };

export const troubleKind = (status: number): TroubleKind => kinds[status] ?? (status < 500 ? 'refused' : 'unexpected');

interface TroubleSaidProps {
  readonly say: (part: TroublePart) => string;
  /** By which the error is found again, with the words before it; only where the fault is ours. */
  readonly trace?: { readonly label: string; readonly id: string } | undefined;
  /** Where to go on. */
  readonly children: ComponentChildren;
}

export function TroubleSaid({ say, trace, children }: TroubleSaidProps) {
  return (
    <div class="prose">
      <h1>{say('title')}</h1>
      <p class="lead">{say('said')}</p>
      <p>{say('help')}</p>
      {trace && <p class="small soft">{trace.label} <code>{trace.id}</code></p>}
      {children}
    </div>
  );
}
