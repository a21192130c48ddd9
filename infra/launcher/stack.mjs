import { join } from 'node:path';
import { chooseStack, explainChoice } from './choice.mjs';
import { onPath } from './commands.mjs';
import { probeDocker, startContainers } from './docker.mjs';
import { startFerretdb } from './local-ferretdb.mjs';
import { prepareKafka, startKafka } from './local-kafka.mjs';
import { startMail } from './local-mail.mjs';
import { startMongod } from './local-mongod.mjs';
import { startPostgres } from './local-postgres.mjs';
import { Problem } from './problem.mjs';
import { provisionFerretdb } from './provision-ferretdb.mjs';
import { provisionPostgres } from './provision-postgres.mjs';

/** Says where store and broker come from, and remembers it in the system. */
export async function chooseFor(system, env, progress) {
  const choice = await chooseStack(env, { docker: probeDocker, mongod: () => onPath('mongod', env.PATH) });
  explainChoice(choice).forEach(progress.say);
  return Object.assign(system, {
    choice,
    mongodbUri: env.MONGODB_URI ?? `mongodb://127.0.0.1:${system.ports.store}/`,
    kafkaBrokers: env.KAFKA_BROKERS ?? `127.0.0.1:${system.ports.kafka}`,
    smtpUrl: env.SMTP_URL ?? `smtp://127.0.0.1:${system.ports.smtp}`,
    mailUrl: env.SMTP_URL ? undefined : `http://127.0.0.1:${system.ports.mailbox}`,
  });
}

/** The ports that our own parts of this choice will listen on. */
export function stackPorts({ choice, ports, mailUrl }) {
  return {
    ...(choice.store.kind === 'given' ? {} : { 'the store': ports.store }),
    ...(choice.broker.kind === 'given' ? {} : { Kafka: ports.kafka }),
    ...(choice.broker.kind === 'local' ? { "Kafka's controller": ports['kafka-controller'] } : {}),
    ...(mailUrl ? { 'the mail server': ports.smtp, 'the mailbox page': ports.mailbox } : {}),
  };
}

/** Starts store, broker and mailbox at once; `add` is told of each part as soon as its process exists. */
export async function startStack(system, progress, add) {
  const mail = () => progress.step('Mailbox (maildev)', () => startMail(system, add));
  const jobs = [
    startStore(system, progress, add),
    startBroker(system, progress, add),
    startInDocker(system, progress, add),
    ...(system.mailUrl ? [mail()] : []),
  ];
  // All of them settle before a failure is told: a part that comes up later must still be known, to be stopped.
  const failed = (await Promise.allSettled(jobs)).find((job) => job.status === 'rejected');
  if (failed) throw failed.reason;
}

async function startStore(system, progress, add) {
  const { kind, program } = system.choice.store;
  if (kind === 'mongod') await progress.step('MongoDB', () => startMongod(system, program, add));
  if (kind !== 'local') return;
  const { cache } = system.places;
  const [root, ferretdb] = await Promise.all([
    progress.step('PostgreSQL 18 with DocumentDB: ready to run', () => provisionPostgres(cache)),
    progress.step('FerretDB: ready to run', () => provisionFerretdb(cache)),
  ]);
  await progress.step('PostgreSQL', () => startPostgres(system, root, add));
  await progress.step('FerretDB', () => startFerretdb(system, ferretdb, add));
}

async function startBroker(system, progress, add) {
  if (system.choice.broker.kind !== 'local') return;
  const kafka = await progress.step('Kafka: ready to run', () => prepareKafka(system.places.cache));
  await progress.step('Kafka', () => startKafka(system, kafka, add));
}

/** Starts one part of the local stack again, after it was killed. */
export async function startStackPart(system, name, add) {
  const { cache } = system.places;
  const starts = {
    postgres: async () => startPostgres(system, await provisionPostgres(cache), add),
    ferretdb: async () => startFerretdb(system, await provisionFerretdb(cache), add),
    mongod: () => startMongod(system, system.choice.store.program, add),
    kafka: async () => startKafka(system, await prepareKafka(cache), add),
    maildev: () => startMail(system, add),
  };
  if (!starts[name]) throw new Problem(`There is no part "${name}".`);
  await starts[name]();
}

async function startInDocker(system, progress, add) {
  const { store, broker } = system.choice;
  const wanted = [store.kind === 'docker' && 'mongo', broker.kind === 'docker' && 'kafka'].filter(Boolean);
  if (wanted.length === 0) return;
  await progress.step(`Docker: ${wanted.join(' and ')}`, () => startContainers(system, wanted));
  const ports = { mongo: system.ports.store, kafka: system.ports.kafka };
  for (const name of wanted) add({ name, container: true, port: ports[name], log: join(system.places.logs, `${name}.log`) });
}
