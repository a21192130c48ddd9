import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeProgram } from './node-version.mjs';
import { checkout } from './places.mjs';
import { answers } from './ports.mjs';
import { launch } from './processes.mjs';
import { untilReady } from './waiting.mjs';

/** The short number that citizens write to. */
export const shortNumber = '8079';

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
  await writeFile(configured, configuration(system, data), { mode: 0o600 });
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

// Between groups stands an empty line; there are no comments: Kannel reads this by lines. The fake network listens on every address and cannot be told
// otherwise; it speaks to this machine alone.
const configuration = ({ ports, secrets }, data) => `group = core
admin-port = ${ports['kannel-admin']}
admin-password = ${secrets.KANNEL_PASSWORD}
admin-interface = 127.0.0.1
smsbox-port = ${ports['kannel-box']}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
dlr-storage = internal
sms-combine-concatenated-mo = true
store-type = spool
store-location = "${join(data, 'store')}"

group = smsc
smsc = fake
smsc-id = TELEPHONES
host = 127.0.0.1
port = ${ports['kannel-network']}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${ports['kannel-box']}
sendsms-port = ${ports['kannel-http']}
sendsms-interface = 127.0.0.1
global-sender = ${shortNumber}
mo-recode = true
reply-couldnotfetch = "He thong tam thoi chua tra loi duoc. Xin gui lai sau it phut, hoac goi 1022"
reply-requestfailed = "He thong tam thoi chua tra loi duoc. Xin gui lai sau it phut, hoac goi 1022"

group = sendsms-user
username = motcua
password = "${secrets.KANNEL_PASSWORD}"
max-messages = 5
concatenation = true

group = sms-service
keyword = default
catch-all = true
accept-x-kannel-headers = true
max-messages = 5
concatenation = true
omit-empty = true
send-sender = true
post-url = "http://127.0.0.1:${ports.sms}/kannel/messages?key=${secrets.KANNEL_KEY}"
`;
