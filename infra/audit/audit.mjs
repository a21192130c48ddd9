import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { checkout, placesFor } from '../launcher/places.mjs';
import { Problem, runCommand } from '../launcher/problem.mjs';
import { withDatabase } from '../launcher/services.mjs';
import { readState } from '../launcher/state.mjs';
import { printed, summedUp } from './report.mjs';

const usage = `npm run audit -- verify [--from 2026-11-25] [--dossier <id>] [--uri <store>] [--anchors <file>] [--json]

Reads every chain of the audit log from end to end, holds it against its anchors, and every dossier's history against the log.
  --from      leaves out chains that ended before that day
  --dossier   holds one dossier alone against the log
  --uri       one-stop's database; or else MONGODB_URI (with DATABASE_PREFIX), or that of the running system (npm run up)
  --anchors   the file in which one-stop wrote its anchors down; or else that of this installation
Signatures are checked with AUDIT_SECRET, or the secret of this installation. Ends with 1 when anything is wrong.`;

async function audit(args) {
  const options = readArguments(args);
  const places = placesFor(process.env);
  const { mongoose, verify, HistoryVerification } = await built();
  const store = await mongoose.createConnection(storeOf(options, places), { serverSelectionTimeoutMS: 5_000 }).asPromise();
  try {
    const secret = process.env.AUDIT_SECRET ?? (await installed(join(places.data, 'secrets.json'), (text) => JSON.parse(text).AUDIT_SECRET));
    const noted = (await notedIn(options.anchors ?? join(places.data, 'one-stop', 'audit-anchors.jsonl'), options.anchors !== undefined)) ?? [];
    const history = new HistoryVerification(store.db);
    const outcome = options.dossier ? await ofOne(history, options.dossier) : await ofAll({ verify, history, db: store.db }, { secret, noted, from: options.from });
    const told = { ...outcome, signaturesChecked: secret !== undefined, anchorsNoted: noted.length };
    console.log(options.json ? JSON.stringify(told, null, 2) : printed(told));
    return outcome.faults === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

function readArguments(args) {
  const text = { type: 'string' };
  let parsed;
  try {
    parsed = parseArgs({ args, options: { from: text, dossier: text, uri: text, anchors: text, json: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
  if (parsed.positionals.join() !== 'verify') throw new Problem(usage);
  return parsed.values;
}

/** The built code, so that the command reads the log with the same code that writes it. */
async function built() {
  const oneStop = pathToFileURL(join(checkout, 'apps', 'one-stop', 'dist', 'audit', 'verification.store.js'));
  const parts = await Promise.all([import('mongoose'), import('@motcua/persistence/audit/verification'), import(oneStop.href)]).catch(() => {
    throw new Problem('The code is not built; npm run build builds it.');
  });
  const [{ default: mongoose }, { verify }, { HistoryVerification }] = parts;
  return { mongoose, verify, HistoryVerification };
}

function storeOf({ uri }, places) {
  if (uri) return uri;
  const state = readState(places);
  const server = process.env.MONGODB_URI ?? state?.mongodbUri;
  if (!server) throw new Problem('Nothing is running; npm run up starts it, or name the store with --uri or MONGODB_URI.');
  return withDatabase(String(server), `${process.env.DATABASE_PREFIX ?? 'motcua'}_one_stop`);
}

const installed = (file, read) => readFile(file, 'utf8').then(read, () => undefined);

async function notedIn(file, wanted) {
  const lines = await installed(file, (text) => text.split('\n').filter(Boolean));
  if (!lines && wanted) throw new Problem(`There is no file ${file}.`);
  // A crash may have left half a line at the end.
  return lines?.flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

async function ofAll({ verify, history, db }, { secret, noted, from }) {
  const began = performance.now();
  const gone = [];
  const onPage = async (entries, checked) => {
    progress(`${checked} entries`);
    gone.push(...(await history.gone(entries)));
  };
  const log = await verify(db, { secret, from, noted: from === undefined ? noted : noted.filter(({ at }) => at >= from), onPage });
  const seconds = (performance.now() - began) / 1000;
  const held = await dossiersOf(history);
  return summedUp({ ...log, seconds, dossiers: held.dossiers, histories: [...gone, ...held.histories] });
}

async function ofOne(history, dossier) {
  const held = await dossiersOf(history, dossier);
  if (held.dossiers === 0) throw new Problem(`There is no dossier ${dossier}.`);
  return summedUp({ entries: 0, chains: 0, anchors: 0, findings: [], anchorFindings: [], seconds: 0, ...held });
}

async function dossiersOf(history, dossier) {
  const histories = [];
  let dossiers = 0;
  for await (const { checked, findings } of history.check(new Date(), dossier)) {
    dossiers += checked;
    histories.push(...findings);
    progress(`${dossiers} dossiers`);
  }
  progress('');
  return { dossiers, histories };
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

await runCommand(audit);
