import { readFileSync } from 'node:fs';

/** A-law keeps some 38 dB: what differs by more is something else. */
const mostDifference = 0.02;
/** Of the loudest samples of a recording: where they differ, nothing else has to be looked at. */
const probes = 12;
const block = 160;

/**
 * Which recordings were played in a call, in their order: known again by their sound alone.
 * @param frames    payloads of RTP packets in A-law, as they came; a recording begins anywhere in a packet
 * @param recordings { file, … } of WAV files: 8 kHz, 16 bit, one channel
 */
export function recordingsIn(frames, recordings) {
  const heard = Int16Array.from(Buffer.concat(frames), (byte) => linear[byte]);
  const known = recordings.map((recording) => ({ recording, ...soundOf(recording.file) })).filter(({ samples }) => samples.length > 0).sort((one, other) => other.samples.length - one.samples.length);
  const found = [];
  for (let at = 0; at < heard.length; ) {
    const match = known.find((sound) => isAt(heard, at, sound));
    if (match) found.push(match.recording);
    at += match?.samples.length ?? 1;
  }
  return found;
}

/** Its last packet may have been filled up with whatever came next, so that is not looked at. */
function soundOf(file) {
  const wav = readFileSync(file);
  const from = wav.indexOf('data') + 8;
  const samples = Int16Array.from({ length: Math.max(0, Math.floor((wav.length - from) / 2) - block) }, (_, index) => wav.readInt16LE(from + 2 * index));
  const loudest = [...samples.keys()].sort((one, other) => Math.abs(samples[other]) - Math.abs(samples[one])).slice(0, probes);
  return { samples, loudest };
}

function isAt(heard, at, { samples, loudest }) {
  if (at + samples.length > heard.length) return false;
  for (const place of loudest) if (Math.abs(heard[at + place] - samples[place]) > Math.abs(samples[place]) / 16 + 16) return false;
  for (let from = 0; from < samples.length; from += block) if (!isSame(heard.subarray(at + from, at + from + block), samples.subarray(from, from + block))) return false;
  return true;
}

function isSame(heard, played) {
  let [difference, energy] = [0, 0];
  for (let index = 0; index < played.length; index += 1) {
    difference += (heard[index] - played[index]) ** 2;
    energy += played[index] ** 2;
  }
  // The steps of A-law are 16 near silence.
  return difference <= mostDifference * energy + played.length * 16 ** 2;
}

/** ITU-T G.711: sign, three bits of segment, four of step. */
const linear = Int16Array.from({ length: 256 }, (_, coded) => {
  const [value, segment] = [(coded ^ 0x55) & 0x0f, ((coded ^ 0x55) & 0x70) >> 4];
  const size = segment === 0 ? (value << 4) + 8 : ((value << 4) + 0x108) << (segment - 1);
  return (coded ^ 0x55) & 0x80 ? size : -size;
});
