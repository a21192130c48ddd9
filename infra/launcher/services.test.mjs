import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portsFrom } from './ports.mjs';
import { sandbox, serviceEnv, services, servicesFor, withDatabase } from './services.mjs';

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
  const environments = services.map((name) => serviceEnv(name, system));
  for (const key of ['PORT', 'MONGODB_URI', 'DATA_DIR']) {
    assert.equal(new Set(environments.map((env) => env[key])).size, services.length, key);
  }
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
