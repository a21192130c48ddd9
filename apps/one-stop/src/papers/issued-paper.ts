import { type Refusal, refusal } from '@motcua/papers/refusal';
import { type ReceiptSlip, receiptSlip } from '@motcua/papers/receipt-slip';
import { type SupplementRequest, supplementRequest } from '@motcua/papers/supplement-request';

/**
 * What was written on a paper when it was given out. Drawn from this alone, a paper is the same each time it is printed, whatever the
 * dossier, the catalogue or an official's name have become since.
 */
export type IssuedPaper =
  | { readonly kind: 'receipt'; readonly text: ReceiptSlip }
  | { readonly kind: 'supplement'; readonly text: SupplementRequest }
  | { readonly kind: 'refusal'; readonly text: Refusal };

export type PaperKind = IssuedPaper['kind'];
export const paperKinds = ['receipt', 'supplement', 'refusal'] as const satisfies readonly PaperKind[];

export function draw(paper: IssuedPaper): Promise<Buffer> {
  if (paper.kind === 'receipt') return receiptSlip(paper.text);
  return paper.kind === 'supplement' ? supplementRequest(paper.text) : refusal(paper.text);
}
