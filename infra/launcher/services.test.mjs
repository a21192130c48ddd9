import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portsFrom } from './ports.mjs';
import { gateways, sandbox, serviceEnv, services, servicesFor, withDatabase } from './services.mjs';

const system = {
  ports: portsFrom(8000),
  places: { data: '/data' },
  env: {},
  publicUrl: 'http://localhost:8080',
  mongodbUri: 'mongodb://127.0.0.1:8017/',
  kafkaBrokers: '127.0.0.1:8092',
  smtpUrl: 'smtp://127.0.0.1:8025',
  secrets: { SERVICE_SECRET: 'secret' },
};

for (const [given, expected] of [
  ['mongodb://127.0.0.1:8017/', 'mongodb://127.0.0.1:8017/x'],
  ['mongodb://127.0.0.1:8017', 'mongodb://127.0.0.1:8017/x'],
  ['mongodb://a:1,b:2,c:3/old?replicaSet=rs', 'mongodb://a:1,b:2,c:3/x?replicaSet=rs'],
  ['mongodb+srv://user:pass@host/', 'mongodb+srv://user:pass@host/x'],
  ['mongodb://user:pass@host/admin', 'mongodb://user:pass@host/x?authSource=admin'],
  ['mongodb://user:pass@host/admin?authSource=other', 'mongodb://user:pass@host/x?authSource=other'],
]) {
  test(`${given} with a database of its own is ${expected}`, () => assert.equal(withDatabase(given, 'x'), expected));
}

test('every service has a port and a database of its own', () => {
  const all = [...services, ...gateways];
  const environments = all.map((name) => serviceEnv(name, system));
  for (const key of ['PORT', 'MONGODB_URI', 'DATA_DIR']) {
    assert.equal(new Set(environments.map((env) => env[key])).size, all.length, key);
  }
});

test('services that few ask have a small nursery, unless whoever starts them says what Node is to do', () => {
  assert.equal(serviceEnv('office', system).NODE_OPTIONS, '--max-semi-space-size=4');
  assert.equal(serviceEnv('lookup', system).NODE_OPTIONS, undefined);
  assert.equal(serviceEnv('office', { ...system, env: { NODE_OPTIONS: '--trace-gc' } }).NODE_OPTIONS, undefined);
});

test('a service knows its siblings, the public address and the secrets', () => {
  const env = serviceEnv('portal', system);
  assert.equal(env.ONE_STOP_URL, 'http://127.0.0.1:8084');
  assert.equal(env.PUBLIC_URL, 'http://localhost:8080');
  assert.equal(env.SERVICE_SECRET, 'secret');
  assert.equal(serviceEnv('one-stop', system).MONGODB_URI, 'mongodb://127.0.0.1:8017/motcua_one_stop');
});

test('settings for files are passed on when they are set', () => {
  const env = serviceEnv('eforms', { ...system, env: { CLAMAV_URL: 'tcp://127.0.0.1:3310', STORAGE_URL: '' } });
  assert.equal(env.CLAMAV_URL, 'tcp://127.0.0.1:3310');
  assert.equal('STORAGE_URL' in env, false);
});

test('the payment sandbox belongs to the demonstration city, and to no other', () => {
  assert.equal(servicesFor({}).includes(sandbox), true);
  assert.equal(servicesFor({ SEED: 'none' }).includes(sandbox), false);
  assert.equal(serviceEnv('one-stop', system).PAY_SANDBOX_URL, 'http://127.0.0.1:8089');
  assert.equal('PAY_SANDBOX_URL' in serviceEnv('one-stop', { ...system, env: { SEED: 'none' } }), false);
});

test('partners on this machine are told in the demonstration city alone, unless the operator names networks', () => {
  assert.equal(serviceEnv('connect', system).WEBHOOK_NETWORKS, '127.0.0.0/8');
  assert.equal('WEBHOOK_NETWORKS' in serviceEnv('connect', { ...system, env: { SEED: 'none' } }), false);
  assert.equal(serviceEnv('connect', { ...system, env: { WEBHOOK_NETWORKS: '10.20.0.0/16' } }).WEBHOOK_NETWORKS, '10.20.0.0/16');
});

test('the telephone is ours unless somebody brings an Asterisk of their own', () => {
  const ours = serviceEnv('phone', { ...system, secrets: { AGI_KEY: 'made up' } });
  assert.deepEqual([ours.AGI_PORT, ours.AGI_KEY, ours.SOUNDS_AT], ['8073', 'made up', '/run/prompts']);
  const theirs = serviceEnv('phone', { ...system, env: { AGI_KEY: 'theirs' }, secrets: { AGI_KEY: 'made up' } });
  assert.deepEqual([theirs.AGI_KEY, theirs.SOUNDS_AT], ['theirs', undefined]);
});

test('gateways run when they are asked for, and the others know only of those that run', () => {
  assert.equal(servicesFor({}).includes('sms'), false);
  assert.equal('SMS_URL' in serviceEnv('notify', system), false);
  assert.equal(serviceEnv('notify', { ...system, wanted: [...services, 'sms'] }).SMS_URL, 'http://127.0.0.1:8090');
});

test('short messages go by our own Kannel, unless there is a network of one\'s own', () => {
  const secrets = { ...system.secrets, KANNEL_KEY: 'key', KANNEL_PASSWORD: 'password' };
  const ours = serviceEnv('sms', { ...system, secrets });
  assert.deepEqual([ours.KANNEL_URL, ours.KANNEL_KEY, ours.SMS_NUMBER], ['http://motcua:password@127.0.0.1:8097/', 'key', '8079']);
  const theirs = serviceEnv('sms', { ...system, secrets, env: { SMPP_URL: 'smpp://city:secret@network.example:2775', SMS_NUMBER: '1022' } });
  assert.deepEqual([theirs.SMPP_URL, theirs.KANNEL_URL, theirs.SMS_NUMBER], ['smpp://city:secret@network.example:2775', undefined, '1022']);
});
