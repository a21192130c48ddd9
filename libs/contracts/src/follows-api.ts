import { z } from 'zod';
import { PublicStatus, type DossierState } from './dossier.ts';
import { Language } from './text.ts';

/**
 * Internal, `POST /internal/follows` (portal, for somebody who has looked the dossier up by code and second factor): tell this address of changes. The
 * answer is the same whatever becomes of it. Nothing but a letter that asks for a confirmation goes out before that has come.
 */
export const FollowAsked = z.strictObject({ status: PublicStatus, email: z.email().max(254), language: Language });
export type FollowAsked = z.infer<typeof FollowAsked>;

/** Internal, `POST /internal/follows/confirm` and `…/stop`: what the link in a letter carries. */
export const FollowLink = z.strictObject({ token: z.string().min(1).max(2_000) });
export type FollowLink = z.infer<typeof FollowLink>;

export const Followed = z.strictObject({ reference: z.string() });
export type Followed = z.infer<typeof Followed>;

/** Nothing comes after these that anybody would be told of. */
export const closedStates: ReadonlySet<DossierState> = new Set(['refused', 'withdrawn', 'stopped', 'returned']);
