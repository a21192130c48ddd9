import { z } from 'zod';

/** A short message to a citizen: `POST /internal/messages` of sms, by notify. The same id is the same message; the text is sent as it stands. */
export const SendSms = z.strictObject({ id: z.string().regex(/^[\w:.-]{1,100}$/), to: z.string().max(40), text: z.string().min(1).max(600), accents: z.boolean().default(false) });
export type SendSms = z.input<typeof SendSms>;

/** `message`: under which `motcua.sms-receipt.v1` tells what became of it. */
export const SmsSent = z.strictObject({ message: z.string() });
export type SmsSent = z.infer<typeof SmsSent>;
