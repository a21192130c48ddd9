import type { PublicStatus } from '@motcua/contracts/dossier';

/** What people who follow a dossier are told of: where it stands, what is asked, by when, and who has it. A step within the office is no news to them. */
export function gistOf({ state, asks, dueAt, supplementUntil, paused, agency, offeredTo }: PublicStatus): string {
  return JSON.stringify([state, asks, dueAt, supplementUntil, paused, agency.code, offeredTo?.code]);
}
