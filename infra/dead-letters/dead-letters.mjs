import { parseArgs } from 'node:util';
import { placesFor } from '../launcher/places.mjs';
import { Problem, runCommand } from '../launcher/problem.mjs';
import { readState } from '../launcher/state.mjs';

const usage = `npm run dead-letters -- <command>

  list    [--topic motcua.dossier.v1] [--json]       letters that wait, of all groups
  show    --id <id> [--group <group>]                one letter with its message
  replay  --topic <topic> (--id <id> | --all)        send letters once more to the group that failed
  discard --topic <topic> (--id <id> | --all)        take letters out for good

Kafka is the one in KAFKA_BROKERS, or else that of the running system (npm run up).`;

async function deadLetters(args) {
  const { command, options } = readArguments(args);
  const box = await open();
  const letters = await box.list(options.topic);
  const chosen = () => choose(letters, options);
  switch (command) {
    case 'list':
      print(letters, options.json);
      return 0;
    case 'show':
      for (const letter of chosen()) console.log(JSON.stringify(described(letter, true), null, 2));
      return 0;
    case 'replay':
      console.log(`${await box.replay(chosen())} sent to their groups again`);
      return 0;
    default:
      console.log(`${await box.discard(chosen())} discarded`);
      return 0;
  }
}

const commands = ['list', 'show', 'replay', 'discard'];

function readArguments(args) {
  const known = { topic: { type: 'string' }, id: { type: 'string' }, group: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } };
  let parsed;
  try {
    parsed = parseArgs({ args, options: known, allowPositionals: true });
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
  const [command] = parsed.positionals;
  if (!commands.includes(command)) throw new Problem(usage);
  return { command, options: parsed.values };
}

/** The built library, so that the command reads letters with the same code that writes them. */
async function open() {
  const [{ Kafka }, { DeadLetters }] = await Promise.all([import('@motcua/messaging/kafka'), import('@motcua/messaging/dead-letters')]).catch(() => {
    throw new Problem('The libraries are not built; npm run build builds them.');
  });
  const topicPrefix = process.env.KAFKA_TOPIC_PREFIX ?? '';
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  return new DeadLetters(new Kafka({ brokers: brokers(), clientId: 'dead-letters', topicPrefix }, silent));
}

function brokers() {
  const given = process.env.KAFKA_BROKERS;
  if (given) return given.split(',');
  const state = readState(placesFor(process.env));
  const running = state?.kafkaBrokers ?? (state?.ports?.kafka && `127.0.0.1:${state.ports.kafka}`);
  if (!running) throw new Problem('Nothing is running; npm run up starts it, or set KAFKA_BROKERS.');
  return String(running).split(',');
}

function choose(letters, { id, group, all, topic }) {
  if (!id && !all) throw new Problem(`Name a letter with --id, or say --all.\n\n${usage}`);
  if (all && !topic) throw new Problem('--all needs --topic: letters of different topics fail for different reasons.');
  const chosen = letters.filter((letter) => (!id || letter.id === id) && (!group || letter.group === group));
  if (chosen.length === 0) throw new Problem('No such letter waits; "list" names them.');
  return chosen;
}

function described({ value, headers, key, ...letter }, whole) {
  return whole ? { ...letter, key, message: value.toString() } : letter;
}

function print(letters, asJson) {
  if (asJson) return console.log(JSON.stringify(letters.map((letter) => described(letter, false)), null, 2));
  if (letters.length === 0) return console.log('No letter waits.');
  for (const { id, group, reason, error, code, attempts, replays, at } of letters) {
    console.log(`${at}  ${id}  for ${group}: ${reason}, ${[error, code].filter(Boolean).join(' ')} (tried ${attempts}, replayed ${replays})`);
  }
}

await runCommand(deadLetters);
