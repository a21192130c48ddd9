import { type HandOverSlip, handOverSlip } from '@motcua/papers/hand-over';
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
  | { readonly kind: 'refusal'; readonly text: Refusal }
  | { readonly kind: 'hand-over'; readonly text: HandOverSlip };

export type PaperKind = IssuedPaper['kind'];
export const paperKinds = ['receipt', 'supplement', 'refusal', 'hand-over'] as const satisfies readonly PaperKind[];

/** @param bothCopies liên 1 and 2, where a paper has them */
export function draw(paper: IssuedPaper, bothCopies = false): Promise<Buffer> {
  if (paper.kind === 'receipt') return receiptSlip(bothCopies ? { ...paper.text, copy: 'both' } : paper.text);
  if (paper.kind === 'hand-over') return handOverSlip(paper.text);
  return paper.kind === 'supplement' ? supplementRequest(paper.text) : refusal(paper.text);
}
