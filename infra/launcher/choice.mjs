/**
 * Decides where the store and the broker come from: what the environment names → Docker → a mongod on the PATH → the
 * local stack. The probes are asked only when the answer matters, since asking Docker can take seconds.
 *
 * @param env the environment
 * @param probes `docker()` → { usable, why }, `mongod()` → path or undefined
 * @returns { store, broker }, each { kind, why }
 */
export async function chooseStack(env, probes) {
  const docker = once(probes.docker);
  return { store: await chooseStore(env, docker, probes.mongod), broker: await chooseBroker(env, docker) };
}

async function chooseStore(env, docker, mongod) {
  if (env.MONGODB_URI) return { kind: 'given', why: 'MONGODB_URI is set' };
  const { usable, why } = await docker();
  if (usable) return { kind: 'docker', why };
  const program = mongod();
  if (program) return { kind: 'mongod', program, why: `${why}, but ${program} is installed` };
  return { kind: 'local', why: `no MONGODB_URI, ${why}, no mongod` };
}

async function chooseBroker(env, docker) {
  if (env.KAFKA_BROKERS) return { kind: 'given', why: 'KAFKA_BROKERS is set' };
  const { usable, why } = await docker();
  return usable ? { kind: 'docker', why } : { kind: 'local', why: `no KAFKA_BROKERS, ${why}` };
}

function once(ask) {
  let answer;
  return () => (answer ??= Promise.resolve(ask()));
}

const names = {
  store: {
    given: 'the one you named',
    docker: 'MongoDB in Docker',
    mongod: 'MongoDB on this machine',
    local: 'FerretDB on PostgreSQL, set up here',
  },
  broker: { given: 'the one you named', docker: 'Apache Kafka in Docker', local: 'Apache Kafka, set up here' },
};

/** "Store: MongoDB in Docker (engine 28.2 with its images at hand)" */
export function explainChoice({ store, broker }) {
  return [`Store: ${names.store[store.kind]} (${store.why})`, `Kafka: ${names.broker[broker.kind]} (${broker.why})`];
}
