const keptFor = 30 * 24 * 60 * 60 * 1000;

/** Each save lets a draft live on. */
export const savedAt = (now: Date) => ({ savedAt: now, expiresAt: new Date(now.getTime() + keptFor) });
