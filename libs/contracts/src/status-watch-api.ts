import { z } from 'zod';
import { PublicStatus } from './dossier.ts';
import { InstantText } from './text.ts';

/** `POST /v1/status-watches`: the look-up of somebody who wants to stay and watch. */
export const WatchAsked = z.strictObject({
  code: z.string().max(100).describe('the code or look-up number as people type it'),
  digits: z.string().max(40).describe('last four digits of the phone or identity number on the dossier'),
});
export type WatchAsked = z.infer<typeof WatchAsked>;

/** `POST /internal/status-watches`, for the page of an owner who is signed in. */
export const OwnWatchAsked = z.strictObject({ dossierId: z.uuid() });
export type OwnWatchAsked = z.infer<typeof OwnWatchAsked>;

/** The token stands in the address of the stream: it says nothing by itself, opens one dossier's public status, and is no use after `until`. `calendar`: the
 * same for the address of a calendar, good for as long as a dossier may take. */
export const Watched = z.strictObject({ token: z.string(), calendar: z.string(), until: InstantText, status: PublicStatus });
export type Watched = z.infer<typeof Watched>;
