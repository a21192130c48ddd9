import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { recordingsIn } from './ear.mjs';

const frame = 160;
let directory;
before(async () => void (directory = await mkdtemp(join(tmpdir(), 'motcua-ear-'))));
after(() => rm(directory, { recursive: true }));

/** So many samples of a voice that is none: two tones, the louder the later. */
const tones = (pitch, count) => Int16Array.from({ length: count }, (_, at) => (2_000 + 4 * at) * (Math.sin(at * pitch) + 0.5 * Math.sin(at * pitch * 2.7)));

async function recorded(name, samples) {
  const file = join(directory, `${name}.wav`);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.write('data', 36);
  await writeFile(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return { name, file };
}

/** A-law by the book (ITU-T G.711): the nearest step, sign and even bits turned. */
function aLaw(sample) {
  const size = Math.min(32_635, Math.abs(sample));
  const segment = Math.max(0, Math.floor(Math.log2(Math.max(size, 1))) - 7);
  const value = segment === 0 ? size >> 4 : (size >> (segment + 3)) & 0x0f;
  return ((sample >= 0 ? 0x80 : 0) | (segment << 4) | value) ^ 0x55;
}

/** In packets of a fiftieth of a second, as a telephone gets it: where one recording ends in the middle of a packet, the next one begins there. */
const inPackets = (...all) => played(Int16Array.from(all.flatMap((samples) => [...samples])));
const played = (samples) => Array.from({ length: Math.ceil(samples.length / frame) }, (_, at) => Buffer.from(Uint8Array.from({ length: frame }, (__, index) => aLaw(samples[at * frame + index] ?? 0))));
const silence = (samples) => new Int16Array(samples);

test('recordings are known by their sound, in the order in which they were played', async () => {
  const [one, two, three] = [tones(0.11, 1_650), tones(0.23, 900), tones(0.31, 2_000)];
  const known = await Promise.all([recorded('one', one), recorded('two', two), recorded('three', three)]);
  const call = inPackets(silence(1_900), two, silence(500), one, two, silence(300));
  assert.deepEqual(recordingsIn(call, known).map(({ name }) => name), ['two', 'one', 'two']);
});

test('what was cut off by a key is not taken for heard', async () => {
  const known = [await recorded('long', tones(0.17, 3_200))];
  assert.deepEqual(recordingsIn(inPackets(tones(0.17, 3_200).subarray(0, 1_600), silence(4_000)), known), []);
});

test('a recording is not taken for another that begins like it', async () => {
  const begun = tones(0.19, 1_600);
  const longer = Int16Array.from([...begun, ...tones(0.4, 800)]);
  const known = [await recorded('short', begun), await recorded('longer', longer)];
  assert.deepEqual(recordingsIn(inPackets(longer, silence(400)), known).map(({ name }) => name), ['longer']);
  assert.deepEqual(recordingsIn(inPackets(begun, silence(1_600)), known).map(({ name }) => name), ['short']);
});
