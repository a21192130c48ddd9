import { readFileSync } from 'node:fs';

/** A packet of telephone sound: a fiftieth of a second. */
const frame = 160;
/** A-law keeps some 38 dB: what differs by more is something else. */
const mostDifference = 0.02;

/**
 * Which recordings were played in a call, in their order: known again by their sound alone, packet by packet as they were heard.
 * @param frames    payloads of RTP packets in A-law, as they came
 * @param recordings { file, … } of WAV files: 8 kHz, 16 bit, one channel; each file begins with a packet of its own
 */
export function recordingsIn(frames, recordings) {
  const heard = frames.map(asSamples);
  const known = recordings.map((recording) => ({ recording, packets: packetsOf(recording.file) })).filter(({ packets }) => packets.length > 0).sort((one, other) => other.packets.length - one.packets.length);
  const found = [];
  for (let at = 0; at < heard.length; ) {
    const match = known.find(({ packets }) => packets.every((packet, index) => isSame(heard[at + index], packet)));
    if (match) found.push(match.recording);
    at += match?.packets.length ?? 1;
  }
  return found;
}

/** Whole packets only: what is left at the end is filled up differently by everybody. */
function packetsOf(file) {
  const wav = readFileSync(file);
  const from = wav.indexOf('data') + 8;
  const samples = new Int16Array(Math.floor((wav.length - from) / 2)).map((_, index) => wav.readInt16LE(from + 2 * index));
  return Array.from({ length: Math.floor(samples.length / frame) }, (_, index) => samples.subarray(index * frame, (index + 1) * frame));
}

function isSame(heard, packet) {
  if (heard?.length !== packet.length) return false;
  let [difference, energy] = [0, 0];
  for (let index = 0; index < packet.length; index += 1) {
    difference += (heard[index] - packet[index]) ** 2;
    energy += packet[index] ** 2;
  }
  // The steps of A-law are 16 near silence.
  return difference <= mostDifference * energy + packet.length * 16 ** 2;
}

const asSamples = (bytes) => Int16Array.from(bytes, (byte) => linear[byte]);

/** ITU-T G.711: sign, three bits of segment, four of step. */
const linear = Int16Array.from({ length: 256 }, (_, coded) => {
  const [value, segment] = [(coded ^ 0x55) & 0x0f, ((coded ^ 0x55) & 0x70) >> 4];
  const size = segment === 0 ? (value << 4) + 8 : ((value << 4) + 0x108) << (segment - 1);
  return (coded ^ 0x55) & 0x80 ? size : -size;
});
