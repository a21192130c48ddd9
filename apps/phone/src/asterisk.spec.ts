import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSippCaller } from '@motcua/testing/sipp-caller';
import { testAsterisk } from '@motcua/testing/stack';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { anAsterisk } from './testing/an-asterisk.ts';
import { aRunningPhone } from './testing/a-running-phone.ts';
import { aStatus } from '@motcua/auth/testing/a-status';

// Without Asterisk and SIPp nobody can call; `npm test` installs both.
const root = testAsterisk();
const key = 'a-key-that-asterisk-says-and-nobody-else';
const sounds = '/run/prompts';
type Calling = ReturnType<typeof aSippCaller>;
const number = aStatus.lookupNumber;

// The machine may be busy: what is typed before the last keys have gone out cuts them off.
const right = [[1_500, '1'], [5_000, `${number}#`], [9_000, '2789']] as const;
const wrong = [[5_000, `${number}#`], [9_000, '0000']] as const;
const patience = 90_000;

(root === undefined ? describe.skip : describe)('calls through Asterisk', () => {
  let phone: Awaited<ReturnType<typeof aRunningPhone>>;
  let asterisk: Awaited<ReturnType<typeof anAsterisk>>;
  let told: string[];
  let length: number;
  /** All at once, as on any morning: one hears the status to its end, one is wrong three times, and twenty more call. */
  let calls: { hears: Calling; errs: Calling; crowd: Calling; operator: Promise<unknown[]> };
  beforeAll(async () => {
    phone = await aRunningPhone({ AGI_KEY: key, SOUNDS_AT: sounds });
    asterisk = await anAsterisk({ root: root ?? '', sounds: phone.prompts, agiPort: phone.agiPort, agiKey: key });
    told = await phone.filesOf({ status: aStatus });
    length = await secondsOf(told);
    const { sip } = asterisk;
    calls = {
      operator: once(spawn('sipp', ['-sn', 'uas', '-i', '127.0.0.1', '-p', String(asterisk.operator), '-m', '1', '-nostdin', '-timeout', '80'], { stdio: 'ignore' }), 'exit'),
      hears: aSippCaller({ sip, from: '903000001', keys: right, listens: Math.ceil(length + 5) * 1_000 }),
      errs: aSippCaller({ sip, from: '903000002', keys: [[1_500, '1'], ...wrong, ...wrong, ...wrong], listens: 21_000 }),
      crowd: aSippCaller({ sip, from: '903000100', calls: 20, keys: right, listens: 16_000 }),
    };
  }, 240_000);
  afterAll(async () => {
    await asterisk.close();
    await phone.close();
  });

  const played = (caller: string) => (asterisk.heard.get(caller) ?? []).flatMap((command) => /^STREAM FILE "(.*?)"/.exec(command)?.[1] ?? []);
  const secondsOf = async (files: readonly string[]) => {
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(phone.prompts, `${basename(file)}.wav`))).size - 44));
    return sizes.reduce((sum, size) => sum + size, 0) / 16_000;
  };

  it('tell the right status, in sound of that length', async () => {
    const { sounds: [heard], ended } = await calls.hears;
    expect(ended).toBe(true);
    expect(played('0903000001').join(' ')).toContain(told.join(' '));
    // Fifty packets a second, and the status is not all that was said.
    expect(heard?.loud).toBeGreaterThan(length * 50 * 0.6);
    expect(heard?.packets).toBeGreaterThan(length * 50);
  }, patience);

  it('are answered twenty at once', async () => {
    const [first = ''] = await phone.filesOf({ word: 'state.in-processing' });
    const { sounds: lines, ended } = await calls.crowd;
    const callers = Array.from({ length: 20 }, (_, at) => `0${903000100 + at}`);
    expect([ended, lines.length]).toEqual([true, 20]);
    expect(callers.filter((caller) => !played(caller).includes(first))).toEqual([]);
    expect(lines.every(({ loud }) => loud > 200)).toBe(true);
  }, patience);

  it('go to an operator after three wrong tries', async () => {
    const [[code], { ended }] = await Promise.all([calls.operator, calls.errs]);
    expect([code, ended]).toEqual([0, true]);
    expect(asterisk.heard.get('0903000002')?.at(-1)).toBe('SET VARIABLE "MOTCUA_NEXT" "operator"');
  }, patience);
});
