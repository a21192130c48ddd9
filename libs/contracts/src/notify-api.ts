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

/** Internal, `GET /internal/deliveries/{dossierId}`: what was written about a dossier, by which channel, and what became of it. No address, no number. */
export const Delivery = z.object({
  id: z.string(),
  channel: z.enum(['email', 'sms']),
  kind: z.string(),
  state: z.enum(['waiting', 'sent', 'nobody-to-tell', 'not-wanted', 'given-up']),
  takenAt: InstantText,
  sentAt: InstantText.optional(),
  /** Of a short message, once the network has told. */
  fate: z.enum(['taken', 'delivered', 'failed']).optional(),
});
export type Delivery = z.infer<typeof Delivery>;
export const Deliveries = z.object({ deliveries: z.array(Delivery) });
export type Deliveries = z.infer<typeof Deliveries>;
