// Reads a plan { port, connections, seconds, rate?, awake?, serial?, first?, requests: [{ method?, path, headers?, body? }] } from standard input, shoots,
// writes the figures to standard output. Each `serial` in a request is a text of 12 letters in whose place the number of the shot is put. Plain sockets and ready-made bytes: a general client costs its core more than the servers
// measured here cost theirs, and would be what is measured. With `rate` (requests/s) latency counts from the moment a request was due.
// With `awake` this process never sleeps and so wants a core of its own: else each answer of a server that is slower than its load wakes the load, which costs
// the server a third of its time in a virtual machine, and nothing where people ask from beyond a network.
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

const plan = JSON.parse(await text(process.stdin));
const { port, connections = 64, seconds, rate, awake = false, serial, first = 0, requests } = plan;
const shots = requests.map(bytesOf);
const latencies = [];
const statuses = {};
let shot = first;
const due = [];
const idle = [];
let finished = false;

function bytesOf({ method = 'GET', path, headers = {}, body = '' }) {
  const length = body ? { 'content-length': Buffer.byteLength(body) } : {};
  const head = Object.entries({ host: `127.0.0.1:${port}`, connection: 'keep-alive', ...headers, ...length }).map(([name, value]) => `${name}: ${value}`);
  const bytes = Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  return { bytes, serialsAt: serial ? placesOf(bytes) : [] };
}

function placesOf(bytes) {
  const places = [];
  for (let at = bytes.indexOf(serial); at >= 0; at = bytes.indexOf(serial, at + 1)) places.push(at);
  return places;
}

/** One connection: a request at a time; `next` decides when the following one goes. */
function openLane(index, next) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  // Own copies, because a number is written into the bytes while other lanes send theirs.
  const own = serial ? shots.map(({ bytes, serialsAt }) => ({ bytes: Buffer.from(bytes), serialsAt })) : shots;
  let turn = index * 31;
  let since;
  let missing = 0;
  const lane = {
    shoot(from) {
      since = from;
      const { bytes, serialsAt } = own[turn++ % own.length];
      const number = String((shot += 1)).padStart(12, '0');
      for (const at of serialsAt) bytes.latin1Write(number, at);
      socket.write(bytes);
    },
    end: () => socket.end(),
  };
  socket.on('data', (chunk) => {
    missing = missing > 0 ? missing - chunk.length : missingAfter(chunk);
    if (missing > 0) return;
    latencies.push(performance.now() - since);
    next(lane);
  });
  return new Promise((resolve, reject) => socket.once('error', reject).once('connect', () => next(lane)).once('close', resolve));
}

/** Reads status and length from the head, which our servers send in one piece. @returns bytes of the answer still to come */
function missingAfter(chunk) {
  const endOfHead = chunk.indexOf('\r\n\r\n');
  const head = chunk.latin1Slice(0, endOfHead);
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (endOfHead < 0 || length === undefined) throw new Error(`An answer without a length: ${head.slice(0, 200)}`);
  const status = head.slice(9, 12);
  statuses[status] = (statuses[status] ?? 0) + 1;
  return endOfHead + 4 + Number(length) - chunk.length;
}

const asFastAsAnswered = (lane) => (finished ? lane.end() : lane.shoot(performance.now()));

const asDue = (lane) => {
  if (finished) lane.end();
  else if (due.length > 0) lane.shoot(due.shift());
  else idle.push(lane);
};

/** Requests become due evenly, whether or not the server keeps up. */
function clock(began) {
  let made = 0;
  return () => {
    const wanted = Math.floor(((performance.now() - began) / 1000) * rate);
    for (; made < wanted; made += 1) due.push(began + (made / rate) * 1000);
    while (due.length > 0 && idle.length > 0) idle.pop().shoot(due.shift());
  };
}

function again(work) {
  if (finished) return;
  work();
  setImmediate(again, work);
}

const began = performance.now();
const tick = rate ? clock(began) : () => undefined;
const timer = awake ? undefined : setInterval(tick, 1);
if (awake) again(tick);
setTimeout(() => {
  finished = true;
  clearInterval(timer);
  idle.forEach((lane) => lane.end());
}, seconds * 1000);
await Promise.all(Array.from({ length: connections }, (_, index) => openLane(index, rate ? asDue : asFastAsAnswered)));

const sorted = Float64Array.from(latencies).sort();
const quantile = (share) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
const good = Object.entries(statuses).reduce((sum, [status, count]) => sum + (status.startsWith('2') ? count : 0), 0);
process.stdout.write(JSON.stringify({ perSecond: Math.round(good / ((performance.now() - began) / 1000)), good, bad: sorted.length - good, late: due.length, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), statuses }));
