import { rm } from 'node:fs/promises';

/** After the last journey, whatever became of them. */
export default async function endAfterJourneys() {
  const { system, browser, home } = globalThis.journeys ?? {};
  await browser?.close();
  await system?.stop();
  if (home) await rm(home, { recursive: true, force: true });
}
