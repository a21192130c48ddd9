import type { OneStopConfig } from '../one-stop.config.ts';

/** Whether this installation has a provider to be paid through. */
export const paysOnLine = ({ PAY_SANDBOX_URL, PAY_SANDBOX_SECRET }: OneStopConfig): boolean => PAY_SANDBOX_URL !== undefined && PAY_SANDBOX_SECRET !== undefined;
