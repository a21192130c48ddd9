import type { HandedInAtCounter, PapersOnPaper } from '@motcua/contracts/counter';
import type { Attachment, Contact } from '@motcua/contracts/eforms-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { Actor } from '@motcua/domain/actor';
import type { Dossier, HistoryEntry } from '@motcua/domain/dossier/dossier';
import type { IssuedPaper } from '../papers/issued-paper.ts';
import type { Desk } from './desk.ts';
import type { Touched } from './touched.ts';

/** A move as it is kept: with what makes a repetition of the request known, and the trace it was done in. The history is the audit trail. */
export interface KeptEntry extends HistoryEntry {
  /** Idempotency-Key, and the hash of what the request said. */
  readonly key?: string;
  readonly request?: string;
  readonly traceId?: string;
  /** As what whoever moved it did so: roles and agency change over the years. */
  readonly as?: Omit<Actor, 'id'>;
}

/** Somebody looked into a confidential dossier, or took a file or paper out of it. */
export interface Look {
  readonly what: 'read' | 'read-file' | 'read-paper' | 'read-result' | 'read-access';
  readonly by: string;
  readonly at: string;
  readonly traceId?: string;
}

/** Name of an official as it was when they last acted on the dossier. */
export interface KnownOfficial {
  readonly id: string;
  readonly name: string;
}

/** What people search by; folded, because the store compares letter by letter. */
export interface Sought {
  /** Words of the applicant's name, without accents. */
  readonly words: readonly string[];
  /** Phone and identity number, whole and their last four digits. */
  readonly digits: readonly string[];
}

/** The life of a dossier (domain) and what the one-stop unit keeps beside it. Personal data, all of it. */
export interface KeptDossier extends Dossier {
  readonly history: readonly KeptEntry[];
  readonly answers: Answers;
  readonly papers: AttachedPapers;
  /** All that were ever handed in; `papers` says which count. */
  readonly attachments: readonly Attachment[];
  /** Papers that were handed in as paper. */
  readonly onPaper?: PapersOnPaper;
  /** Of one received at the counter: by whom, and who stood there with what wishes. */
  readonly handedIn?: Omit<HandedInAtCounter, 'onPaper'>;
  readonly contact: Contact;
  readonly factors: readonly string[];
  readonly officials: readonly KnownOfficial[];
  /** What was written on the papers that were given out. */
  readonly issued: readonly IssuedPaper[];
  readonly sought: Sought;
  /** `sought` as the search asks for it; the store derives it. */
  readonly foundBy?: readonly string[];
  /** The store notes it with every write. */
  readonly touched?: Touched;
  /** Every look into a confidential dossier, in the order in which they were taken. */
  readonly reads?: readonly Look[];
  readonly desk: Desk;
  /** Who has last opened a form to act on it, at which version: then the move before is not taken back any more. */
  readonly opened?: { readonly by: string; readonly at: string; readonly version: number };
  /** The plan that moved it to the version whose steps it follows. */
  readonly migration?: string;
  /** What follows from money that came or goes, and has not been done yet: `receipt:<payment>`, `refund:<refund>`. */
  readonly feesDue?: readonly string[];
  readonly feesDueSince?: Date;
  /** The refused dossier that this one was made from. */
  readonly follows?: { readonly id: string; readonly reference: string };
}
