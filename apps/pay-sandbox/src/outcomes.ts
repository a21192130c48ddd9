/** What can be made to happen on the sandbox's page. */
export interface Outcome {
  /** What comes of the order. */
  readonly pays?: 'once' | 'twice' | 'later';
  readonly ends?: 'failed' | 'cancelled';
  /** How the call-back goes. */
  readonly tells?: 'once' | 'twice' | 'wrongly';
  /** Whether the browser is sent back. */
  readonly returns: boolean;
}

export const outcomes = {
  success: { pays: 'once', tells: 'once', returns: true },
  fail: { ends: 'failed', tells: 'once', returns: true },
  cancel: { ends: 'cancelled', tells: 'once', returns: true },
  'close-browser': { pays: 'once', tells: 'once', returns: false },
  'callback-lost': { pays: 'once', returns: true },
  'close-and-lost': { pays: 'once', returns: false },
  'callback-twice': { pays: 'once', tells: 'twice', returns: true },
  'wrong-signature': { pays: 'once', tells: 'wrongly', returns: true },
  'pay-twice': { pays: 'twice', tells: 'once', returns: true },
  slow: { pays: 'later', tells: 'once', returns: true },
} as const satisfies Record<string, Outcome>;
export type OutcomeName = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as OutcomeName[];
export const slowFor = 10_000;
