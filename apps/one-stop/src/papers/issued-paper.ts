import { type HandOverSlip, handOverSlip } from '@motcua/papers/hand-over';
import { type ApologyLetter, apology } from '@motcua/papers/apology';
import { type Refusal, refusal } from '@motcua/papers/refusal';
import { type ReceiptSlip, receiptSlip } from '@motcua/papers/receipt-slip';
import { type SupplementRequest, supplementRequest } from '@motcua/papers/supplement-request';
import { templateOf } from '@motcua/papers/template';

/**
 * What was written on a paper when it was given out. Drawn from this alone, a paper is the same each time it is printed, whatever the
 * dossier, the catalogue, the form or an official's name have become since. `template`: the version of the form it was issued under; absent from
 * papers that were issued when there was one.
 */
export type IssuedPaper = { readonly [Kind in keyof Texts]: { readonly kind: Kind; readonly template?: number; readonly text: Texts[Kind] } }[keyof Texts];

interface Texts {
  readonly receipt: ReceiptSlip;
  readonly supplement: SupplementRequest;
  readonly refusal: Refusal;
  readonly apology: ApologyLetter;
  readonly 'hand-over': HandOverSlip;
}

export type PaperKind = IssuedPaper['kind'];
export const paperKinds = ['receipt', 'supplement', 'refusal', 'apology', 'hand-over'] as const satisfies readonly PaperKind[];

const drawings: { readonly [Kind in keyof Texts]: (text: Texts[Kind], version: number | undefined) => Promise<Buffer> } = {
  receipt: (text, version) => receiptSlip(text, templateOf('receipt', version)),
  supplement: (text, version) => supplementRequest(text, templateOf('supplement', version)),
  refusal: (text, version) => refusal(text, templateOf('refusal', version)),
  apology: (text, version) => apology(text, templateOf('apology', version)),
  // No circular lays it down.
  'hand-over': (text) => handOverSlip(text),
};

const drawn = <Kind extends PaperKind>({ kind, template, text }: { readonly kind: Kind; readonly template?: number; readonly text: Texts[Kind] }): Promise<Buffer> => drawings[kind](text, template);

/** @param bothCopies liên 1 and 2, where a paper has them */
export function draw(paper: IssuedPaper, bothCopies = false): Promise<Buffer> {
  return drawn(bothCopies && paper.kind === 'receipt' ? { ...paper, text: { ...paper.text, copy: 'both' } } : paper);
}
