// One line per figure, with its target from the issue that set it.

const whole = (number) => Math.round(number).toLocaleString('en');
const refused = (bad) => (bad > 0 ? `, ${bad} REFUSED` : '');
const time = ({ microseconds, bareMicroseconds }) => `processor ${microseconds} µs against ${bareMicroseconds} a request`;

export const titles = {
  intake: 'Intake beside insertOne and a bare Fastify',
  validation: 'Validation',
  deadlines: 'Deadlines',
  outbox: 'Outbox to consumer beside bare kafkajs',
  visible: 'A change on its way to its reader, under submissions',
  lookup: 'Look-up beside a bare Fastify',
  rebuild: 'A new look-up node built from Kafka',
  sms: 'Questions by short message',
  phone: 'Calls at once',
  alone: 'Look-up with everything else killed',
  inbox: 'Inbox of a busy agency',
};

export const intake = ({ perSecond, insertOne, ratio, bareRatio, bare, p99, papers, documentBytes, bad }) =>
  [
    `intake: ${whole(perSecond)} req/s, ${ratio} x insertOne (${whole(insertOne)}/s of ${whole(documentBytes)} bytes; target 1.3), p99 ${p99} ms at 64 connections, ${papers} attached${refused(bad)}`,
    `intake: ${bareRatio} x bare Fastify POST that keeps nothing (${whole(bare)} req/s)`,
  ].join('\n');

export const validation = ({ fieldCount, milliseconds }) => `validation: ${milliseconds.toFixed(3)} ms for a submission of ${fieldCount} fields`;

export const deadlines = ({ perSecond }) => `deadlines: ${whole(perSecond)} due dates/s`;

export const outbox = ({ perSecond, ratio, bare }) => `outbox to consumer: ${whole(perSecond)} events/s, ${ratio} x bare kafkajs producer (${whole(bare)}/s; target 0.5)`;

export const visible = ({ rate, reached, changes, p50, p95, p99, megabytes, bad }) =>
  `visible: a change is answered at look-up after p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms (target 500), ${changes} changes under ${reached} of ${rate} submissions/s; look-up ${megabytes} MB${refused(bad)}`;

export const rebuild = ({ dossiers, seconds, perSecond, megabytes, bad }) =>
  `rebuild: ${whole(dossiers)} statuses in ${seconds} s (target 60 for 1,000,000), ${whole(perSecond)}/s; ${megabytes} MB (target 250)${refused(bad)}`;

const smsRoads = { smpp: 'by SMPP', http: 'as Kannel asks', kannel: 'through Kannel' };

export const sms = ({ dossiers, roads, receipts, megabytes }) =>
  [
    ...Object.entries(roads).map(([road, figures]) => `sms ${smsRoads[road]}: ${smsFigures(figures)}`),
    `sms: ${whole(receipts.joined)} of ${whole(receipts.notices)} notices sent meanwhile were reported on under their names; ${whole(dossiers)} dossiers, ${megabytes} MB`,
  ].join('\n');

const smsFigures = ({ rate, perSecond, p50, p99, microseconds, lost, wrong, doubled, further }) =>
  [
    `${whole(perSecond)} of ${whole(rate)} messages/s answered (target 500), p50 ${p50} ms, p99 ${p99} ms, processor ${Object.entries(microseconds).map(([name, taken]) => `${taken} µs of ${name}`).join(', ')} a message`,
    `${lost} lost, ${wrong} wrong, ${doubled} answered twice`,
    ...further.map((step) => `at ${whole(step.rate)}/s ${step.keptUp ? `kept up, p99 ${step.p99} ms` : `no longer: ${whole(step.perSecond)}/s, p99 ${step.p99} ms`}`),
  ].join('; ');

export const phone = (figures) => (figures ? [throughAsterisk(figures), phoneAlone(figures)].join('\n') : 'phone: left out, there is no Asterisk here');

const throughAsterisk = ({ through: { calls, good, ended, sounding, setUp, afterDigits, turns, phoneMilliseconds, asteriskShare, asteriskMegabytes } }) =>
  [
    `phone through Asterisk: ${good} of ${calls} calls at once were told the status to its end (target 20), ${sounding} of them in sound${ended ? '' : ', SIPp saw some BROKEN OFF'}`,
    `picked up after p50 ${setUp.p50} ms, p99 ${setUp.p99} ms; from the last digit to the next sound p50 ${afterDigits.p50} ms, p99 ${afterDigits.p99} ms; between sounds p50 ${turns.p50} ms, p99 ${turns.p99} ms`,
    `processor ${phoneMilliseconds} ms of the phone service a call, ${asteriskShare} % of a core for Asterisk, which has ${asteriskMegabytes} MB`,
  ].join('; ');

const phoneAlone = ({ startSeconds, megabytes, alone: { lines, perSecond, turnsPerSecond, p99, microseconds, broken, differing } }) =>
  `phone alone: ${whole(perSecond)} calls/s on ${lines} lines that hear in no time, ${whole(turnsPerSecond)} commands/s, p99 ${p99} ms, processor ${whole(microseconds)} µs a call; ${broken} broken off, ${differing} told something else; ready after ${startSeconds} s, ${megabytes} MB`;

export const lookup = (figures) => `look-up: ${lookupFigures(figures)}`;

export const alone = ({ killed, ...figures }) => `look-up alone: ${lookupFigures(figures)}; killed: ${killed.join(', ')}`;

const lookupFigures = (figures) =>
  `${whole(figures.perSecond)} req/s, ${figures.ratio} x bare Fastify (${whole(figures.bare)}; target 0.7), p99 ${figures.p99AtHalfLoad} ms at half load (target 10), ${time(figures)}, ${whole(figures.dossiers)} dossiers, ${figures.megabytes} MB of its own (target 250)${refused(figures.bad)}`;

export const inbox = ({ dossiers, startMilliseconds, megabytes, connections, figures }) =>
  [
    `inbox: ${whole(dossiers)} dossiers, one-stop ready ${(startMilliseconds / 1000).toFixed(1)} s after its start, ${megabytes.ready} MB of its own then, ${megabytes.after} MB after all of it`,
    ...Object.entries(figures).map(([kind, figure]) => `inbox, ${kind}: ${inboxFigures(figure, connections)}`),
  ].join('\n');

const inboxFigures = ({ p50, p95, p99, perSecond, alone, microseconds, storeMicroseconds, bad }, connections) =>
  [
    `p50 ${p50} ms, p95 ${p95} ms (target 100), p99 ${p99} ms at ${connections} at once, ${whole(perSecond)} req/s`,
    `one at a time ${alone.p50} / ${alone.p95} / ${alone.p99} ms`,
    `processor ${(microseconds / 1000).toFixed(1)} ms a request and ${(storeMicroseconds / 1000).toFixed(1)} ms of the store${refused(bad)}`,
  ].join('; ');
