import { eventually } from '../demo/eventually.mjs';
import { expect } from '../demo/off.mjs';
import { verifyAuditLog } from '../simulate/audit-log.mjs';

/** What a process that died left untold, another one tells the log half a minute later. */
const patience = { log: 150_000 };

/** Whose lines nobody acknowledges: nobody has asked for them. */
const byService = ({ as, move }) => as?.kind === 'service' || move === 'overdue';

/**
 * Each act that was acknowledged stands once in the history of its dossier, at the version that was told, and nothing else does; each version
 * once in the audit log, which is sound.
 * @param files [{ id, reference, log: [{ key, version, state }] }]
 * @returns what was counted, in words
 */
export async function historiesHold(room, files) {
  const found = new Map((await room.books.dossiersOf(files.map(({ id }) => id))).map((dossier) => [dossier._id, dossier]));
  for (const file of files) historyAgrees(file, found.get(file.id));
  const lines = [...found.values()].reduce((sum, { history }) => sum + history.length, 0);
  await eventually(() => eachLoggedOnce(room, found), { within: patience.log, first: 1_000 });
  const log = await verifyAuditLog(room, 'motcua');
  const [first = 'nothing was said'] = [log.findings, log.anchorFindings, log.histories].flatMap((findings) => findings ?? []);
  expect(log.faults === 0, 'audit', { faults: log.faults, first: JSON.stringify(first) });
  return `${lines} lines of ${files.length} histories, each once and in the audit log once`;
}

function historyAgrees({ reference, log }, dossier) {
  expect(dossier !== undefined, 'lost', { reference });
  const { history, version } = dossier;
  expect(history.length === version, 'history-length', { reference, lines: history.length, version });
  for (const { key, version: at, state, move } of log) {
    const found = history.flatMap((line, index) => (line.key === key ? `${index + 1} ${line.to}` : [])).join(', ');
    expect(found === `${at} ${state}`, 'act', { reference, move, expected: `version ${at}, ${state}`, found: found || 'no version' });
  }
  const acknowledged = new Set(log.map(({ key }) => key));
  const stranger = history.find((line, index) => index > 0 && !acknowledged.has(line.key) && !byService(line));
  expect(!stranger, 'act-made-up', { reference, move: stranger?.move });
  const keys = history.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size === keys.length, 'act-twice', { reference });
}

async function eachLoggedOnce({ books }, found) {
  const entries = Map.groupBy(await books.auditOf([...found.keys()]), ({ of }) => of);
  for (const [id, { reference, version }] of found) {
    const versions = (entries.get(id) ?? []).map((entry) => entry.version).toSorted((one, other) => one - other);
    const wrong = versions.findIndex((one, at) => one !== at + 1);
    expect(wrong < 0 && versions.length === version, 'audit-entries', { reference, found: versions.join(' '), expected: version });
  }
}
