import type { IssuingAgency } from './dossier-paper.ts';
import type { Column } from './table.ts';

export interface Labelled {
  /** Number of the item on the official form: `1.2`. */
  item?: string;
  label: string;
}

/** To be written on a dotted line. */
export interface BlankLine extends Labelled {
  kind: 'line';
  /** Dotted lines below the label's own; 0 unless said otherwise. */
  lines?: number;
  /** At the end of the line: `m²`, `đồng`. */
  unit?: string;
  /** Printed instead of the dotted line: `ngày ...... tháng ...... năm ..........`. */
  gaps?: string;
}

/** Boxes to tick. */
export interface BlankBoxes extends Labelled {
  kind: 'boxes';
  choices: readonly string[];
}

export interface BlankColumn extends Column {
  /** Boxes to tick in each of its cells. */
  choices?: readonly string[];
}

/** A table with empty rows, one for each member, plot, line of business. */
export interface BlankTable extends Labelled {
  kind: 'table';
  columns: readonly BlankColumn[];
  rows: number;
  /** Below it, each on its own line: what a column takes. */
  notes?: readonly string[];
  /** The form takes more rows than are printed. */
  goesOn?: boolean;
}

/** The same lines several times over, where a table would be too wide. */
export interface BlankCopies extends Labelled {
  kind: 'copies';
  /** Heads each copy, with its number: `Thành viên`. */
  row: string;
  count: number;
  parts: readonly BlankPart[];
  goesOn?: boolean;
}

/** What is promised by ticking it. */
export interface BlankStatement {
  kind: 'statement';
  text: string;
}

/** Lines that are filled in only when something holds. */
export interface BlankCondition {
  kind: 'condition';
  /** `Nếu chọn “Hộ chiếu”` */
  words: string;
  parts: readonly BlankPart[];
}

export type BlankPart = BlankLine | BlankBoxes | BlankTable | BlankCopies | BlankStatement | BlankCondition;

export interface BlankSection {
  title: string;
  /** `Nếu …`; the whole section is left empty otherwise. */
  condition?: string;
  parts: readonly BlankPart[];
}

export interface EnclosedPaper {
  name: string;
  form: 'original' | 'copy' | 'certified-copy' | 'electronic';
  copies: number;
  /** `nếu có`, `nếu chọn “Hộ chiếu”`; absent: always. */
  condition?: string;
}

/** A form to be printed and filled in by hand. Texts are Vietnamese. */
export interface BlankForm {
  /** Absent while nobody knows which agency the form will be handed to. */
  agency?: IssuingAgency;
  title: string;
  /** The official form: `Phụ lục III-1, Thông tư 01/2021/TT-BKHĐT`. */
  official?: string;
  addressedTo?: string;
  sections: readonly BlankSection[];
  /** Papers to hand in with it. */
  enclosed?: readonly EnclosedPaper[];
  signature?: { role?: string };
  /** When this version of the form took effect; the date of the file. */
  effectiveFrom: string;
}
