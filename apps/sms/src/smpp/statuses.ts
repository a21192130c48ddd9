/** What networks answer (SMPP 3.4, 5.1.3), as far as it makes a difference to us. */
export const status = {
  ok: 0x00,
  /** What we answer when something cannot be taken now: the network tells it again. */
  notNow: 0x64,
} as const;

/** Wrong password, wrong name, may not bind: no waiting mends it, a person must. */
export const loginRefused: ReadonlySet<number> = new Set([0x0d, 0x0e, 0x0f]);

/** Message too long, no such number (in three ways), refused for good. Throttled (0x58), queue full (0x14) and all else passes. */
export const neverTaken: ReadonlySet<number> = new Set([0x01, 0x0b, 0x48, 0x49, 0x66]);
