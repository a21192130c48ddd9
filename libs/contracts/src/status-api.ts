import { z } from 'zod';
import { PublicStatus } from './dossier.ts';

/**
 * How services that answer for somebody ask lookup: `POST /internal/status`. `caller` stands for who asks (a telephone number turned into something
 * that tells nobody, a kiosk), so that wrong tries are counted for them and not for the service.
 */
export const StatusAsked = z.strictObject({ code: z.string().max(100), digits: z.string().max(40), caller: z.string().min(1).max(100) });
export type StatusAsked = z.infer<typeof StatusAsked>;

export const StatusAnswered = z.strictObject({ status: PublicStatus });
export type StatusAnswered = z.infer<typeof StatusAnswered>;
