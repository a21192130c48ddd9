import { describe, jest } from '@jest/globals';
import { system } from './a-system.ts';

/** Stories with a browser. Without one they are skipped, which `start-system.mjs` says; in CI it refuses to begin. */
export const storiesWithBrowser = system.browser ? describe : describe.skip;

// A story is many pages; on a busy machine each takes its time.
jest.setTimeout(120_000);
