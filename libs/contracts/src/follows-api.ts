import { z } from 'zod';
import { PublicStatus, type DossierState } from './dossier.ts';
import { Language } from './text.ts';

/**
 * Internal, `POST /internal/follows` (portal, for somebody who has looked the dossier up by code and second factor): tell this address of changes. The
 * answer is the same whatever becomes of it. Nothing but a letter that asks for a confirmation goes out before that has come.
 */
export const FollowAsked = z.strictObject({ status: PublicStatus, email: z.email().max(254), language: Language });
export type FollowAsked = z.infer<typeof FollowAsked>;

/** What a browser gives whoever may write to it (W3C Push API): where, and with which keys it reads. */
export const PushSubscription = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.strictObject({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth: z.string().regex(/^[\w-]{22}(==)?$/) }),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

/** Internal, `POST /internal/follows/push` (portal): tell this browser of changes. Its owner has allowed it in the browser itself. */
export const PushAsked = z.strictObject({ status: PublicStatus, subscription: PushSubscription, language: Language });
export type PushAsked = z.infer<typeof PushAsked>;

/** Internal, `GET /internal/follows/push`: to whom browsers subscribe; absent where nothing is pushed. */
export const PushOffered = z.strictObject({ key: z.string().optional() });
export type PushOffered = z.infer<typeof PushOffered>;

/** Internal, `POST /internal/follows/confirm` and `…/stop`: what the link in a letter carries. */
export const FollowLink = z.strictObject({ token: z.string().min(1).max(2_000) });
export type FollowLink = z.infer<typeof FollowLink>;

export const Followed = z.strictObject({ reference: z.string() });
export type Followed = z.infer<typeof Followed>;

/** Nothing comes after these that anybody would be told of. */
export const closedStates: ReadonlySet<DossierState> = new Set(['refused', 'withdrawn', 'stopped', 'returned']);
