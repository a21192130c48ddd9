import { z } from 'zod';
import { BilingualText, InstantText } from './text.ts';

/**
 * Internal, `POST /internal/messages`: tells the owner of a draft that it will expire. Without name and address: those are asked of eforms when
 * the letter is written, so that nobody is written to whose draft was submitted or discarded meanwhile.
 */
export const DraftExpires = z.strictObject({
  template: z.literal('draft-expires'),
  draftId: z.uuid(),
  /** `procedure`: absent of a confidential one, which no letter names. */
  params: z.strictObject({ procedure: BilingualText.optional(), agency: BilingualText, expiresAt: InstantText }),
});
export type DraftExpires = z.infer<typeof DraftExpires>;
