import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { testVoice } from '@motcua/testing/stack';
import { once } from 'node:events';
import { connect } from 'node:net';
import { aCaller, closed } from '../testing/a-caller.ts';
import { aRunningPhone } from '../testing/a-running-phone.ts';
import { aStatus } from '@motcua/auth/testing/a-status';

// Without espeak-ng and sox there is nothing to say; `npm test` installs both.
const voice = testVoice();

const key = 'a-key-that-asterisk-says-and-nobody-else';
const number = aStatus.lookupNumber;

(voice ? describe : describe.skip)('calls by FastAGI', () => {
  let phone: Awaited<ReturnType<typeof aRunningPhone>>;
  beforeAll(async () => {
    phone = await aRunningPhone({ CALLS_AT_ONCE: '25', AGI_KEY: key });
  }, 180_000);
  afterAll(() => phone.close());
  beforeEach(() => void Object.assign(phone.lookup.state, { away: false, tooMany: false }));

  const call = (keys: string, more: { from?: string; path?: string; deadAfter?: number } = {}) => aCaller({ port: phone.agiPort, path: key, keys, ...more });
  const fileOf = async (word: string) => (await phone.filesOf({ word: word as never }))[0];
  const nextOf = async (keys: string) => (await call(keys)).variables['MOTCUA_NEXT'];

  it('tell the status of a dossier, in the order of a sentence', async () => {
    const { files } = await call(`1${number}#2789`);
    const told = await phone.filesOf({ status: aStatus });
    expect(files.join(' ')).toContain(told.join(' '));
    expect(told.length).toBeGreaterThan(10);
  });

  it('tell it in English to whoever presses 9', async () => {
    const { files } = await call(`91${number}#2789`);
    expect(files.join(' ')).toContain((await phone.filesOf({ status: aStatus }, 'en')).join(' '));
  });

  it('tell address and hours of the agency', async () => {
    const { files } = await call(`1${number}#27893`);
    const place = await phone.filesOf({ placeOf: aStatus.agency.code });
    expect([place.length, files.join(' ').includes(place.join(' '))]).toEqual([3, true]);
  });

  it('ask lookup for the caller, who is named by nothing that tells the number', async () => {
    phone.lookup.state.asked.length = 0;
    await call(`1${number}#0000`);
    await call(`1${number}#0000`, { from: '+84903512789' });
    const callers = phone.lookup.state.asked.map(({ caller }) => caller);
    expect([callers.length, new Set(callers).size, callers.join().includes('903512789')]).toEqual([2, 1, false]);
  });

  it('without a number are each somebody else for lookup', async () => {
    phone.lookup.state.asked.length = 0;
    await Promise.all([call(`1${number}#2789`, { from: 'anonymous' }), call(`1${number}#2789`, { from: 'unknown' })]);
    expect(new Set(phone.lookup.state.asked.map(({ caller }) => caller)).size).toBe(2);
  });

  it('do not ask lookup about a number with a wrong check digit', async () => {
    phone.lookup.state.asked.length = 0;
    const { files } = await call('166197955#');
    expect([phone.lookup.state.asked, files.includes((await fileOf('number-wrong')) ?? '')]).toEqual([[], true]);
  });

  it('go to an operator after three tries, and on 0', async () => {
    expect(await nextOf(`1${number}#0000${number}#0001${number}#0002`)).toBe('operator');
    expect(await nextOf('0')).toBe('operator');
    expect(await nextOf('..')).toBe('hang-up');
  });

  it('say so when lookup is away, and go on', async () => {
    phone.lookup.state.away = true;
    const { files } = await call(`1${number}#2789`);
    expect(files).toContain(await fileOf('away'));
  });

  it('that operators did not answer end kindly', async () => {
    const { files, variables } = await call('', { path: `${key}/unanswered` });
    expect([files, variables]).toEqual([[await fileOf('operators-busy')], { MOTCUA_NEXT: 'hang-up' }]);
  });

  it('may be cut at any point, which ends that call and nothing else', async () => {
    const before = await phone.ended('hung-up');
    const cuts = Array.from({ length: 20 }, (_, deadAfter) => deadAfter);
    await Promise.all(cuts.map((deadAfter) => call(`1${number}#2789`, { deadAfter })));
    await eventually(async () => expect(await phone.ended('hung-up')).toBe(before + cuts.length));
    expect(await nextOf('0')).toBe('operator');
  });

  it('that are no calls are ended', async () => {
    const before = await phone.ended('broken');
    for (const nonsense of ['GET / HTTP/1.1\r\n\r\n', 'x'.repeat(5_000), 'agi_x: y\n'.repeat(200)]) {
      const socket = connect(phone.agiPort, '127.0.0.1').on('error', () => {});
      socket.resume().write(nonsense);
      await closed(socket);
    }
    await eventually(async () => expect(await phone.ended('broken')).toBe(before + 3));
  });

  it('are believed from Asterisk alone', async () => {
    expect((await call('0', { path: 'x'.repeat(key.length) })).files).toEqual([]);
  });

  it('beyond those that are answered at once are given back at once', async () => {
    const waiting = Array.from({ length: 25 }, () => connect(phone.agiPort, '127.0.0.1').on('error', () => {}));
    await Promise.all(waiting.map((socket) => once(socket, 'connect')));
    expect((await call('0')).files).toEqual([]);
    for (const socket of waiting) socket.destroy();
    await eventually(async () => expect(await nextOf('0')).toBe('operator'));
  });

  it('leave no number, code or digit in the log', () => {
    expect(phone.lines.join()).not.toMatch(/903512789|66197954|2789"/);
  });
});
