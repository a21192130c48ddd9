import PDFDocument from 'pdfkit';
import { cleanText } from './clean-text.ts';
import { faces, fonts } from './fonts.ts';
import type { Face } from './fonts.ts';
import { breakLines } from './rich-text.ts';
import type { Line, Run } from './rich-text.ts';
import { say, sayRich } from './wording.ts';
import type { OwnWords, Params, Words } from './wording.ts';

export const millimetres = (length: number) => (length * 72) / 25.4;

const a4 = { width: 595.28, height: 841.89 };
/** Decree 30/2020/NĐ-CP, Annex I: 20 mm above, 18 right, 18 below, 30 left for the binding. */
const margins = { top: millimetres(20), right: millimetres(18), bottom: millimetres(18), left: millimetres(30) };

export interface SheetDetails {
  title: string;
  author: string;
  /** The dossier's code, as keyword of the file. */
  reference?: string;
  /** Stands as date of the file: the same input gives the same bytes, so that a paper can be hashed. */
  issuedAt: string;
  /** 1 = official sizes; a little less lets a long paper stay on one page. */
  density?: number;
  /** At the left of every page's foot. */
  foot?: string;
  /** Of the version of the form that is drawn. */
  words?: OwnWords;
  landscape?: boolean;
  /** Pages are given away as they are full, so that a paper may have any number of them. It has no tree for screen readers then, which would grow with it. */
  streamed?: boolean;
}

/** Role of a piece of content for screen readers (ISO 32000-1, 14.8.4). */
export type Role = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';
export type Node = PDFKit.PDFStructureElement;
export type Content = PDFKit.PDFStructureContent;

export interface TagDetails {
  lang?: string;
  /** What a picture says. */
  alt?: string;
  /** Of a table's head. */
  scope?: 'Column';
  /** Where a picture stands: left, top, right, bottom. */
  bbox?: [number, number, number, number];
}

export interface TextStyle {
  size: number;
  /** Line height over size. */
  leading?: number;
  align?: 'left' | 'center' | 'right' | 'justify';
}

/** Text broken into lines, not yet drawn. */
export interface Block {
  lines: Line[];
  size: number;
  lineHeight: number;
  width: number;
  height: number;
  align: NonNullable<TextStyle['align']>;
}

/** An A4 paper being written from top to bottom; `y` is where it goes on. */
export class Sheet {
  readonly left = margins.left;
  readonly width: number;
  readonly bottom: number;
  readonly density: number;
  readonly root: Node;
  readonly doc: PDFKit.PDFDocument;
  y = margins.top;
  private readonly widths = new Map<string, number>();

  constructor(readonly details: SheetDetails) {
    const { density = 1, landscape = false, streamed = false } = details;
    this.density = density;
    this.width = (landscape ? a4.height : a4.width) - margins.left - margins.right;
    this.bottom = (landscape ? a4.width : a4.height) - margins.bottom;
    const layout = landscape ? 'landscape' : 'portrait';
    this.doc = new PDFDocument({ size: 'A4', layout, margin: 0, bufferPages: !streamed, tagged: !streamed, displayTitle: true, lang: 'vi-VN', pdfVersion: '1.7', info: fileInfo(details) });
    // pdfkit takes an opened font too; its types do not know yet.
    for (const face of faces) this.doc.registerFont(face, fonts[face] as unknown as Buffer);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** A message in the words of the form that is drawn. */
  say(key: Words, params: Params = {}): string {
    return say(key, params, this.details.words);
  }

  sayRich(key: Words, params: Params = {}): Run[] {
    return sayRich(key, params, this.details.words);
  }

  /** A length in millimetres, drawn together when the paper is dense. */
  gap(length: number): number {
    return millimetres(length) * this.density;
  }

  skip(length: number): void {
    this.y += this.gap(length);
  }

  /** Goes on at the next page unless `height` points are left on this one. @returns whether a page was turned */
  makeRoom(height: number): boolean {
    if (this.y + height <= this.bottom || this.y <= margins.top) return false;
    this.turn();
    return true;
  }

  turn(): void {
    this.doc.addPage();
    this.y = margins.top;
  }

  layOut(runs: readonly Run[], width: number, { size, leading = 1.25, align = 'left' }: TextStyle): Block {
    const set = size * this.density;
    const lines = breakLines(runs, width, (text, face) => this.widthOf(text, face, set));
    const lineHeight = set * leading;
    return { lines, size: set, lineHeight, width, height: lines.length * lineHeight, align };
  }

  drawBlock(block: Block, x: number, y: number): void {
    block.lines.forEach((line, index) => this.drawLine(block, line, x, y + index * block.lineHeight));
  }

  /** Draws one line with its top at `y`. Word by word: justified or not, a reader of the file gets the words with their spaces. */
  drawLine(block: Block, line: Line, x: number, y: number): void {
    const free = block.width - line.width;
    const shift = { left: 0, justify: 0, center: free / 2, right: free }[block.align];
    const gaps = line.pieces.filter((piece) => piece.text.endsWith(' ')).length - (line.pieces.at(-1)?.text.endsWith(' ') ? 1 : 0);
    const stretch = block.align === 'justify' && line.goesOn && gaps > 0 ? free / gaps : 0;
    const baseline = y + (block.lineHeight - block.size) / 2 + block.size * 0.84;
    let stretched = 0;
    for (const piece of line.pieces) {
      this.doc.font(piece.face).fontSize(block.size);
      this.doc.text(piece.text, x + shift + piece.x + stretched, baseline, { lineBreak: false, baseline: 'alphabetic' });
      if (piece.text.endsWith(' ')) stretched += stretch;
    }
  }

  /** Draws something that screen readers meet as `role` below `parent`. */
  tag(role: Role, parent: Node, draw: () => void, more: TagDetails = {}): void {
    if (this.details.streamed) draw();
    else this.hang(role, parent, [this.mark(role, draw)], more);
  }

  /** Draws and remembers what was drawn, for a part of the tree that is hung up later. */
  mark(role: Role, draw: () => void): Content {
    const content = this.doc.markStructureContent(role);
    draw();
    this.doc.endMarkedContent();
    return content;
  }

  hang(role: Role, parent: Node, contents: Content[], more: TagDetails = {}): Node {
    // An element made with children is closed; one without is open for those that come.
    const node = contents.length > 0 ? this.doc.struct(role, more, contents) : this.doc.struct(role, more);
    parent.add(node);
    return node;
  }

  /** Draws what screen readers pass over: rules, frames, feet. */
  ornament(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    if (this.details.streamed) {
      draw();
      return;
    }
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** A horizontal line. */
  rule(x: number, y: number, width: number, thickness = 0.75): void {
    this.ornament(() => this.doc.lineWidth(thickness).moveTo(x, y).lineTo(x + width, y).stroke());
  }

  finish(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.doc.on('end', () => resolve(Buffer.concat(chunks)));
      this.doc.on('error', reject);
      this.doc.end();
    });
  }

  private widthOf(text: string, face: Face, size: number): number {
    const key = `${face}\n${text}`;
    // Kept at 1000 points and scaled: the same words come back in several sizes.
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.doc.font(face).fontSize(1000).widthOfString(text);
      this.widths.set(key, width);
    }
    return (width * size) / 1000;
  }
}

function fileInfo({ title, author, reference, issuedAt }: SheetDetails) {
  const date = new Date(issuedAt);
  return {
    Title: cleanText(title),
    Author: cleanText(author),
    ...(reference ? { Keywords: cleanText(reference) } : {}),
    Creator: 'Một Cửa',
    Producer: 'Một Cửa',
    CreationDate: date,
    ModDate: date,
  };
}
