import { eventually } from '../demo/eventually.mjs';
import { expect } from '../demo/off.mjs';

/** A letter that its sender died over is tried again after two minutes. */
const patience = 240_000;
const notSent = new Set(['nobody-to-tell', 'not-wanted']);

/**
 * What citizens are written about these dossiers: so many letters of each kind, each written once; and as many messages arrived as letters were
 * written, whatever they are about. One that was on its way when its sender was killed may arrive again, as the same message.
 * @param kinds { received: 1, … }
 * @returns what was counted, in words
 */
export async function lettersAgree(room, files, kinds) {
  await eventually(async () => {
    const written = Map.groupBy(await room.books.letters(), ({ dossierId }) => dossierId);
    const arrived = await arrivedAt(room.mailbox);
    for (const file of files) agrees(file, { written: written.get(file.id) ?? [], arrived: arrived.get(file.email) ?? new Set() }, kinds);
  }, { within: patience, first: 500 });
  return `${Object.values(kinds).reduce((sum, count) => sum + count, 0)} letters to each, once`;
}

function agrees({ reference }, { written, arrived }, kinds) {
  for (const [kind, expected] of Object.entries(kinds)) {
    const states = written.filter(({ happening }) => happening.kind === kind).map(({ state }) => state);
    expect(states.length === expected && states.every((state) => state === 'sent'), 'letters', { reference, kind, expected, found: states.join(', ') || 'none' });
  }
  const sent = written.filter(({ state }) => !notSent.has(state)).length;
  expect(arrived.size === sent, 'messages', { reference, found: arrived.size, expected: sent });
}

/** Messages by whom they were written to. */
async function arrivedAt(mailbox) {
  const arrived = new Map();
  for (const { to, headers } of await mailbox.all()) {
    for (const { address } of to) arrived.set(address, (arrived.get(address) ?? new Set()).add(headers['message-id']));
  }
  return arrived;
}
