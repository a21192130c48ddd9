import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseStack, explainChoice } from './choice.mjs';

const docker = async () => ({ usable: true, why: 'Docker 28 with its images at hand' });
const noDocker = async () => ({ usable: false, why: 'no Docker' });
const mongod = () => '/usr/bin/mongod';
const noMongod = () => undefined;
const given = { MONGODB_URI: 'mongodb://db/', KAFKA_BROKERS: 'broker:9092' };

const kinds = ({ store, broker }) => [store.kind, broker.kind];

for (const [situation, env, probes, expected] of [
  ['both addresses are given', given, { docker, mongod }, ['given', 'given']],
  ['only the store is given', { MONGODB_URI: 'x' }, { docker, mongod }, ['given', 'docker']],
  ['only Kafka is given', { KAFKA_BROKERS: 'x' }, { docker: noDocker, mongod: noMongod }, ['local', 'given']],
  ['Docker can be used', {}, { docker, mongod }, ['docker', 'docker']],
  ['there is a mongod but no Docker', {}, { docker: noDocker, mongod }, ['mongod', 'local']],
  ['there is nothing', {}, { docker: noDocker, mongod: noMongod }, ['local', 'local']],
]) {
  test(`when ${situation}, store and broker are ${expected.join(' and ')}`, async () => {
    assert.deepEqual(kinds(await chooseStack(env, probes)), expected);
  });
}

test('Docker is not asked when both addresses are given', async () => {
  const asked = () => assert.fail('Docker was asked');
  await chooseStack(given, { docker: asked, mongod: noMongod });
});

test('Docker is asked once for both', async () => {
  let times = 0;
  await chooseStack({}, { docker: () => ((times += 1), noDocker()), mongod: noMongod });
  assert.equal(times, 1);
});

test('the choice is explained with its reason', async () => {
  const lines = explainChoice(await chooseStack({ KAFKA_BROKERS: 'x' }, { docker: noDocker, mongod }));
  assert.deepEqual(lines, [
    'Store: MongoDB on this machine (no Docker, but /usr/bin/mongod is installed)',
    'Kafka: the one you named (KAFKA_BROKERS is set)',
  ]);
});
