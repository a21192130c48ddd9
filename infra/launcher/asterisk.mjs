import { createSocket } from 'node:dgram';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { insideRoot } from './debian-root.mjs';

// Inside the root: all that Asterisk writes and reads of ours lies under /run, which is fresh memory there.
const inside = '/run/asterisk';
/** Where Asterisk sees the sound files of the phone service. */
export const soundsInside = '/run/prompts';
/** What a caller dials. */
export const number = '1022';

/** Two ports a call, one for sound and one for reports on it. */
const portsPerCall = 2;

/**
 * Writes what Asterisk goes by. It listens on loopback only: to callers on UDP port `sip`, with sound on `rtp` and the ports after it.
 * `agi` is where the phone service answers, `operator` the UDP port of whoever answers for people.
 */
export async function writeSettings(home, { sip, rtp, calls, agi, operator }) {
  const etc = join(home, 'etc');
  await rm(join(home, 'asterisk.pid'), { force: true });
  await mkdir(etc, { recursive: true });
  await mkdir(join(home, 'db'), { recursive: true });
  const files = {
    'asterisk.conf': directories,
    'logger.conf': '[logfiles]\nmessages => warning,error\n',
    'modules.conf': `[modules]\nautoload=yes\n${leftOut.map((name) => `noload = ${name}.so\n`).join('')}`,
    'rtp.conf': `[general]\nrtpstart=${rtp}\nrtpend=${rtp + portsPerCall * calls - 1}\nicesupport=no\n`,
    'pjsip.conf': telephony(sip, operator),
    'extensions.conf': dialPlan(agi),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(etc, name), text, { mode: 0o600 });
  // Without a name of its own Asterisk asks the network for it, and ends when there is none.
  await writeFile(join(home, 'hosts'), `127.0.0.1 localhost ${hostname()}\n`);
}

/** The command line that runs Asterisk in the root that holds it. It writes its pid to `asterisk.pid` in `home`. */
export function asteriskCommand({ root, home, sounds }) {
  return insideRoot({
    root,
    rootBecomes: 'asterisk',
    writable: [[home, inside], [sounds, soundsInside], [join(home, 'hosts'), '/etc/hosts']],
    program: ['/usr/sbin/asterisk', '-f', '-C', `${inside}/etc/asterisk.conf`],
  });
}

/** Whether somebody answers to SIP on that port of this machine. */
export function answersSip(port, timeout = 500) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const finish = (answered) => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(finish, timeout, false);
    socket.once('message', () => finish(true));
    socket.once('error', () => finish(false));
    socket.bind(0, '127.0.0.1', () => socket.send(ping(port, socket.address().port), port, '127.0.0.1'));
  });
}

const ping = (to, from) =>
  [
    `OPTIONS sip:${number}@127.0.0.1:${to} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bK${from}${to};rport`,
    'Max-Forwards: 70',
    `From: <sip:ping@127.0.0.1:${from}>;tag=${from}`,
    `To: <sip:${number}@127.0.0.1:${to}>`,
    `Call-ID: ${from}-${process.hrtime.bigint()}@127.0.0.1`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:ping@127.0.0.1:${from}>`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

// Records of calls name who called; the others want what a fresh machine has not.
const leftOut = ['cdr_csv', 'cdr_custom', 'cdr_manager', 'cel_custom', 'cel_manager', 'chan_iax2', 'chan_unistim', 'pbx_dundi', 'app_voicemail', 'res_hep', 'res_stun_monitor'];

const directories = `[directories]
astetcdir => ${inside}/etc
astrundir => ${inside}
astdbdir => ${inside}/db
astlogdir => ${inside}
astspooldir => ${inside}
astmoddir => /usr/lib/x86_64-linux-gnu/asterisk/modules
astvarlibdir => /var/lib/asterisk
astdatadir => /usr/share/asterisk
[options]
entityid = 02:00:00:00:00:01
hideconnect = yes
`;

// telephone-event is offered as 101; a caller that says another number for it, as SIPp says 96, is followed.
const telephony = (sip, operator) => `[transport-udp]
type=transport
protocol=udp
bind=127.0.0.1:${sip}
[media](!)
type=endpoint
disallow=all
allow=alaw,ulaw
dtmf_mode=auto
direct_media=no
media_address=127.0.0.1
bind_rtp_to_media_address=yes
[anonymous](media)
context=dossiers
[operator](media)
context=nowhere
aors=operator
[operator]
type=aor
contact=sip:operator@127.0.0.1:${operator}
`;

// A call that the phone service could not take leaves MOTCUA_NEXT empty: it goes to people as well.
const dialPlan = (agi) => `[general]
static=yes
writeprotect=yes
[nowhere]
[dossiers]
exten => ${number},1,Answer()
 same => n,AGI(${agi})
 same => n,GotoIf($["\${MOTCUA_NEXT}" = "hang-up"]?end)
 same => n,Dial(PJSIP/operator,30)
 same => n,AGI(${agi}/unanswered)
 same => n(end),Hangup()
`;
