import type { EnclosedPaper, Labelled } from './blank-content.ts';
import type { IssuingAgency } from './dossier-paper.ts';
import type { Column } from './table.ts';

export interface AnswerLine extends Labelled {
  kind: 'line';
  /** As people read it, with its unit; absent or empty = not answered. Lines are kept. */
  value?: string;
}

/** Answers of a repeated group: members, plots, lines of business. */
export interface AnswerTable extends Labelled {
  kind: 'table';
  columns: readonly Column[];
  rows: readonly (readonly string[])[];
}

/** The same where a table would be too wide: one block of lines for each row. */
export interface AnswerBlocks extends Labelled {
  kind: 'blocks';
  rows: readonly { readonly title: string; readonly lines: readonly AnswerLine[] }[];
}

/** What was promised by ticking it. */
export interface AnswerStatement {
  kind: 'statement';
  text: string;
  agreed: boolean;
}

export type AnswerPart = AnswerLine | AnswerTable | AnswerBlocks | AnswerStatement;

export interface AnsweredSection {
  title: string;
  parts: readonly AnswerPart[];
}

/** An application as its official form would read when filled in. Texts are Vietnamese, instants ISO 8601 in UTC. */
export interface FilledForm {
  agency: IssuingAgency;
  /** In capitals: `GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH`. */
  title: string;
  /** The official form: `Phụ lục III-1, Thông tư 01/2021/TT-BKHĐT`. */
  official?: string;
  /** Who it is written to; the agency unless said otherwise. */
  addressedTo?: string;
  /** Absent: a draft, marked as one on each page. */
  reference?: string;
  sections: readonly AnsweredSection[];
  /** Papers handed in with it. */
  enclosed?: readonly EnclosedPaper[];
  signature: { role?: string; name: string };
  /** Of a draft: when it was saved. */
  submittedAt: string;
}
