import { type Anchor, isGenuine } from './anchor.ts';
import { canonical } from './canonical.ts';

/** `forged`: not signed with the secret · `missing`: the numbers have a gap · `unlinked`: it does not hold on to the one before · `differs`: it was written down otherwise beside the store. */
export interface AnchorFinding {
  readonly fault: 'forged' | 'missing' | 'unlinked' | 'differs';
  readonly anchor: number;
}

/**
 * @param anchors as they lie in the store, in order; @param noted those that were written down beside it, in any order
 * @returns what is wrong, first things first
 */
export function checkAnchors(anchors: readonly Anchor[], noted: readonly Anchor[], secret: string | undefined): AnchorFinding[] {
  const findings = anchors.flatMap((anchor, index): AnchorFinding[] => {
    const before = anchors[index - 1];
    if (secret !== undefined && !isGenuine(anchor, secret)) return [{ fault: 'forged', anchor: anchor._id }];
    if (before && anchor._id !== before._id + 1) return [{ fault: 'missing', anchor: before._id + 1 }];
    return before && anchor.prev !== before.signature ? [{ fault: 'unlinked', anchor: anchor._id }] : [];
  });
  return [...findings, ...checkNoted(anchors, noted)];
}

/** What was written down beside the store has to be in it: whoever cuts off the newest anchors does not reach the file. */
function checkNoted(anchors: readonly Anchor[], noted: readonly Anchor[]): AnchorFinding[] {
  const byNumber = new Map(anchors.map((anchor) => [anchor._id, anchor]));
  const oldest = anchors[0]?._id ?? 0;
  return noted.filter(({ _id }) => _id >= oldest).flatMap((note): AnchorFinding[] => {
    const anchor = byNumber.get(note._id);
    if (!anchor) return [{ fault: 'missing', anchor: note._id }];
    return canonical(anchor) === canonical(note) ? [] : [{ fault: 'differs', anchor: note._id }];
  });
}
