import { join } from 'node:path';
import { phoneEnv } from './local-asterisk.mjs';
import { kannelEnv } from './local-kannel.mjs';
import { checkout } from './places.mjs';

/** Every process of Một Cửa itself, in the order in which `status` shows them. */
export const services = ['gateway', 'identity', 'catalogue', 'eforms', 'one-stop', 'lookup', 'notify', 'connect', 'portal', 'office'];

/** Where no money moves: with the demonstration city only. An operator's own city never has it. */
export const sandbox = 'pay-sandbox';

/** Ways to ask without the web; `npm run up -- --gateways` starts them, nothing else does. */
export const gateways = ['sms', 'phone'];

/** Whatever may run of ours. */
export const allServices = [...services, sandbox, ...gateways];

/** The services that run: with the sandbox when the demonstration city is there. */
export const servicesFor = (env) => ((env.SEED ?? 'demo') === 'demo' ? [...services, sandbox] : services);

export function entryOf(name) {
  return join(checkout, 'apps', name, 'dist', 'main.js');
}

/** one-stop → ONE_STOP */
function asVariable(name) {
  return name.toUpperCase().replaceAll('-', '_');
}

/** The addresses under which services find each other: IDENTITY_URL, ONE_STOP_URL, … */
export function serviceUrls(ports) {
  return Object.fromEntries(services.map((name) => [`${asVariable(name)}_URL`, `http://127.0.0.1:${ports[name]}`]));
}

/** The same server, another database. Credentials keep the database that they were checked against. */
export function withDatabase(uri, database) {
  const [, server, given = '', query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(uri);
  const options = new URLSearchParams(query);
  if (server.includes('@') && given && !options.has('authSource')) options.set('authSource', given);
  return `${server}/${database}${options.size > 0 ? `?${options}` : ''}`;
}

/** Gateways that run are known to the others by their address, and by nothing when they do not: without SMS_URL notify sends no short messages. */
const gatewayUrls = ({ ports, wanted = [] }) => Object.fromEntries(gateways.filter((name) => wanted.includes(name)).map((name) => [`${asVariable(name)}_URL`, `http://127.0.0.1:${ports[name]}`]));

/** Settings for files and of networks, which belong to whoever runs the machine. */
const theirs = ['CLAMAV_URL', 'MAX_ATTACHMENT_MEGABYTES', 'STORAGE_URL', 'STORAGE_KEY_ID', 'STORAGE_SECRET', 'DROP_DIR', 'DROP_QUIET_SECONDS', 'VAPID_KEY', 'PUSH_NETWORKS', 'WEBHOOK_NETWORKS', 'SMPP_URL', 'SMPP_WINDOW', 'SMPP_MESSAGE_IDS', 'KANNEL_URL', 'KANNEL_KEY', 'SMS_NUMBER', 'AGI_HOST', 'AGI_PORT', 'AGI_KEY', 'SOUNDS_AT', 'CALLS_AT_ONCE', 'OPERATOR_CALENDAR', 'TTS'];

/** A machine that somebody tries the suite on may tell itself. A city's own never does unless it says so. */
const ofDemonstration = { connect: { WEBHOOK_NETWORKS: '127.0.0.0/8' } };

const passedOn = (env) => Object.fromEntries(theirs.filter((name) => env[name]).map((name) => [name, env[name]]));

/** A network of one's own in place of the one that is none. */
export const hasOwnNetwork = ({ env }) => Boolean(env.SMPP_URL || env.KANNEL_URL);

/** An Asterisk of one's own in place of ours. */
export const hasOwnExchange = ({ env }) => Boolean(env.AGI_KEY);

const forGateway = {
  sms: (system) => (hasOwnNetwork(system) ? {} : kannelEnv(system)),
  phone: (system) => (hasOwnExchange(system) ? {} : phoneEnv(system)),
};

/** Through these comes everything that thousands a second ask. */
const busy = ['gateway', 'eforms', 'one-stop', 'lookup'];

/** The others do well with a nursery of 4 MB: Node's 16 stay in memory from the start on, 20 MB more a process. */
const nodeOptionsFor = (name, env) => (busy.includes(name) || env.NODE_OPTIONS ? {} : { NODE_OPTIONS: '--max-semi-space-size=4' });

/** The whole configuration of one service, the only place where it is put together. */
export function serviceEnv(name, system) {
  return {
    NODE_ENV: 'production',
    ...nodeOptionsFor(name, system.env),
    LOG_LEVEL: system.env.LOG_LEVEL ?? 'info',
    SEED: system.env.SEED ?? 'demo',
    PORT: String(system.ports[name]),
    HOST: '127.0.0.1',
    PUBLIC_URL: system.publicUrl,
    ...serviceUrls(system.ports),
    ...gatewayUrls(system),
    ...(servicesFor(system.env).includes(sandbox) ? { PAY_SANDBOX_URL: `http://127.0.0.1:${system.ports[sandbox]}` } : {}),
    MONGODB_URI: withDatabase(system.mongodbUri, `${system.env.DATABASE_PREFIX ?? 'motcua'}_${name.replaceAll('-', '_')}`),
    KAFKA_BROKERS: system.kafkaBrokers,
    SMTP_URL: system.smtpUrl,
    MAIL_FROM: 'Một Cửa <khong-tra-loi@motcua.example>',
    DATA_DIR: join(system.places.data, name),
    // A clock that can be moved is refused in production, unless whoever starts the service says that it is a simulation.
    ...(system.clockFile !== undefined ? { CLOCK_FILE: system.clockFile, SIMULATION: 'yes' } : {}),
    ...system.secrets,
    ...forGateway[name]?.(system),
    ...(servicesFor(system.env).includes(sandbox) ? ofDemonstration[name] : {}),
    ...passedOn(system.env),
  };
}
