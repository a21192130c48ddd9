import { createHmac } from 'node:crypto';

/** The secret of a key is reckoned, not kept: whoever reads the store cannot sign rows. */
export const keySecret = (secret: string, feed: string, key: string): string => `whsec_${createHmac('sha256', secret).update(`feed ${feed} key ${key}`).digest('base64')}`;
