import type { DossierState } from '../dossier/state.ts';
import type { BilingualText } from '../text/bilingual.ts';
import type { AgencyCode } from '../reference/agency-code.ts';
import type { DateFormat } from './feed-date.ts';

/** How rows come: they push, they drop files, we fetch from their API, or a topic carries them. */
export type Road = 'push' | 'drop' | 'pull' | 'topic';

/** Names of columns of a sheet, or paths such as `hoSo.trangThai` into a JSON row. */
export interface FeedColumns {
  /** Their code of the dossier. Fixed for ever: it says which dossier a row belongs to. */
  readonly code: string;
  readonly status: string;
  /** When that status was reached. */
  readonly at: string;
  /** What their system calls the row itself, where it does. */
  readonly key?: string | undefined;
  readonly submittedAt?: string | undefined;
  readonly dueAt?: string | undefined;
  /** Phone or identity number of the applicant: their last four digits open a look-up. */
  readonly digits: readonly string[];
}

export interface FeedState {
  readonly state: DossierState;
  /** Words for the citizen, where the public status alone says too little. */
  readonly says?: BilingualText | undefined;
}

/** A feed of statuses from an agency's own system, as data. */
export interface Feed {
  readonly id: string;
  readonly version: number;
  /** What the system is called. */
  readonly name: BilingualText;
  readonly agency: { readonly code: AgencyCode; readonly name: BilingualText };
  /** What its dossiers are about. */
  readonly procedure: { readonly id: string; readonly name: BilingualText };
  readonly road: Road;
  readonly format: 'json' | 'csv' | 'xlsx';
  /** Begins the numbers of its references, so that they never meet those of the one-stop unit or of another feed of the agency. */
  readonly series: number;
  readonly columns: FeedColumns;
  /** How their codes are written: `BT-{yyyy}-{seq}`. */
  readonly code: string;
  /** Their statuses in the order in which a dossier meets them. Accents, case and spaces do not count. */
  readonly states: Readonly<Record<string, FeedState>>;
  readonly dates: { readonly formats: readonly DateFormat[]; readonly offset: '+07:00' | 'Z' };
  /** Silent for longer than this, the feed is taken to be dead. */
  readonly expectEveryMinutes: number;
  /** How far ahead of ours their clock may be. */
  readonly toleranceMinutes: number;
  /** Who is right when rows say what cannot both be. */
  readonly contradictions: { readonly sameInstant: 'further' | 'less-far'; readonly afterEnd: 'end-holds' | 'alive-again' };
}

/** A row as it is kept: named values of the columns that the feed reads, and nothing else of it. */
export interface KeptRow {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
  /** Digests of second factors; the digits themselves are gone. */
  readonly factors: readonly string[];
  readonly receivedAt: string;
}

/** What a readable row says. */
export interface FeedFact {
  readonly key?: string;
  readonly at: string;
  /** True when their system tells days only. */
  readonly dayOnly: boolean;
  readonly state: DossierState;
  /** Place of the status in the feed's table. */
  readonly rank: number;
  readonly says?: BilingualText;
  readonly submittedAt?: string;
  readonly dueAt?: string;
  readonly factors: readonly string[];
}
