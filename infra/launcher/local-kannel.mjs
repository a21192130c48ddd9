import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kannelSettings, shortNumber } from './kannel-settings.mjs';
import { nodeProgram } from './node-version.mjs';
import { checkout } from './places.mjs';
import { answers } from './ports.mjs';
import { launch } from './processes.mjs';
import { untilReady } from './waiting.mjs';

/** The names of Kannel's ports in `ports.mjs`, for what is told when one is taken. */
export const kannelPorts = ['kannel-admin', 'kannel-box', 'kannel-network', 'kannel-http', 'telephones'];

/** How sms reaches Kannel, and by what it knows it. */
export const kannelEnv = ({ ports, secrets }) => ({
  SMS_NUMBER: shortNumber,
  KANNEL_URL: `http://motcua:${secrets.KANNEL_PASSWORD}@127.0.0.1:${ports['kannel-http']}/`,
  KANNEL_KEY: secrets.KANNEL_KEY,
});

/**
 * Kannel with a network that is none: its telephones are ours, so that no demonstration reaches a real person. Each part can be started again
 * by its name. Warnings alone are logged: what Kannel says beyond them has numbers and texts in it.
 */
export async function startKannel(system, directory, add) {
  for (const name of Object.keys(kannelParts)) await startKannelPart(system, directory, { name, add });
}

export async function startKannelPart(system, directory, { name, add }) {
  const { places, ports } = system;
  const data = join(places.data, 'kannel');
  await mkdir(join(data, 'store'), { recursive: true });
  const { port, command, args, ready } = kannelParts[name];
  const configured = join(data, 'kannel.conf');
  await writeFile(configured, kannelSettings(settingsOf(system, data)), { mode: 0o600 });
  const { record } = await launch({
    name,
    port: ports[port],
    command: command(directory),
    args: args({ configured, ports }),
    env: process.env,
    cwd: data,
    log: join(places.logs, `${name}.log`),
  });
  add(record);
  await untilReady(record, () => ready(system));
}

const settingsOf = ({ ports, secrets }, data) => ({
  ports: { admin: ports['kannel-admin'], box: ports['kannel-box'], network: ports['kannel-network'], http: ports['kannel-http'] },
  password: secrets.KANNEL_PASSWORD,
  answersAt: `http://127.0.0.1:${ports.sms}/kannel/messages?key=${secrets.KANNEL_KEY}`,
  store: join(data, 'store'),
});

const kannelParts = {
  bearerbox: { port: 'kannel-admin', command: (directory) => join(directory, 'bearerbox'), args: ({ configured }) => ['-v', '2', configured], ready: (system) => says(system, /Kannel/) },
  smsbox: { port: 'kannel-http', command: (directory) => join(directory, 'smsbox'), args: ({ configured }) => ['-v', '2', configured], ready: ({ ports }) => answers(ports['kannel-http']) },
  telephones: {
    port: 'telephones',
    command: nodeProgram,
    args: ({ ports }) => [join(checkout, 'infra/launcher/telephones.mjs'), String(ports['kannel-network']), String(ports.telephones)],
    ready: (system) => says(system, /TELEPHONES.*\(online/),
  },
};

export const isKannelPart = (name) => name in kannelParts;

/** Whether its page of what goes on says this. Its port for boxes must not be tried: that counts as a box. */
async function says({ ports, secrets }, what) {
  try {
    const answer = await fetch(`http://127.0.0.1:${ports['kannel-admin']}/status.txt?password=${secrets.KANNEL_PASSWORD}`);
    return what.test(await answer.text());
  } catch {
    return false;
  }
}
