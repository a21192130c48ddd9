import { createHmac } from 'node:crypto';

/** Stands for a telephone number where the number itself must not: in events, counters and logs. Without the deployment's secret nobody finds the number by trying. */
export const callerKey = (secret: string, phone: string): string => createHmac('sha256', secret).update(`caller:${phone}`).digest('base64url').slice(0, 22);
