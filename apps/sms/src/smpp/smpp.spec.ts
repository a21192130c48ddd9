import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@motcua/logging/logger';
import { readPhoneNumber, type PhoneNumber } from '@motcua/domain/sms/phone-number';
import { eventually } from '@motcua/testing/eventually';
import type { Incoming, Receipt } from '../operator/operator.ts';
import { SmppNetwork, login } from '../testing/a-smpp-network.ts';
import { headerOf, LongMessages, partOf } from './long-message.ts';
import type { MessageIds } from './message-ids.ts';
import { SmppOperator } from './smpp.operator.ts';

const phone = readPhoneNumber('0903512789') as PhoneNumber;
const times = { answer: 700, enquire: 100, firstPause: 20, longestPause: 200 };
const receiptText = (id: string, stat: string) => `id:${id} sub:001 dlvrd:001 submit date:2611250900 done date:2611250901 stat:${stat} err:000 text:`;
const whole = (bytes: string) => Buffer.from(bytes, 'latin1');

describe('an operator spoken to by SMPP', () => {
  const lines: string[] = [];
  const logger = createLogger('sms', 'debug', { write: (line: string) => void lines.push(line) });
  const asked: Incoming[] = [];
  const receipts: Receipt[] = [];
  const away = { receipts: false };
  const network = new SmppNetwork();
  let operator: SmppOperator;

  const spokenTo = (url: string, messageIds: MessageIds = 'as-is') =>
    new SmppOperator({ url, from: '8079', window: 10, messageIds, times }, {
      answering: { answer: async (message) => (asked.push(message), message.from === 'VIETTEL' ? undefined : `Nghe: ${message.text.slice(0, 20)}`) },
      receipts: { came: async (receipt) => (away.receipts ? Promise.reject(new Error('Kafka is away')) : void receipts.push(receipt)) },
      clock: { machine: () => new Date() },
      logger,
    });

  beforeAll(async () => {
    await network.start();
    operator = spokenTo(network.url());
    operator.onApplicationBootstrap();
  });
  afterAll(async () => {
    await operator.beforeApplicationShutdown();
    await network.stop();
  });
  beforeEach(() => eventually(async () => expect(operator.isThere).toBe(true)));
  afterEach(() => {
    Object.assign(network.faults, { answers: 0, silent: false, deaf: false });
    network.counted.mostAtOnce = 0;
    Object.assign(away, { receipts: false });
    network.before = undefined;
    for (const list of [asked, receipts, network.submitted, lines]) list.length = 0;
  });

  const boundAgainAfter = async (act: () => unknown) => {
    const before = network.counted.bound;
    await act();
    await eventually(async () => expect([network.counted.bound > before, operator.isThere]).toEqual([true, true]));
  };

  describe('tells what people write', () => {
    it('and gets the answer before it hears that all is well', async () => {
      expect(await network.tell('84903512789', 'HS 66197954 2789')).toBe(0);
      expect(asked).toEqual([{ from: '+84903512789', text: 'HS 66197954 2789' }]);
      expect(network.submitted).toMatchObject([{ to: '84903512789', text: 'Nghe: HS 66197954 2789', reported: false }]);
    });

    it.each([
      ['the default alphabet', { data_coding: 0, short_message: { message: whole('HS \x1b<1\x1b>') } }, 'HS [1]'],
      ['Latin-1', { data_coding: 3, short_message: { message: whole('HS \xe0\xe9') } }, 'HS àé'],
      ['UCS-2', { data_coding: 8, short_message: { message: Buffer.from('Hồ sơ', 'utf16le').swap16() } }, 'Hồ sơ'],
      ['a field for long texts', { data_coding: 0, short_message: { message: '' }, message_payload: { message: `HS ${'1'.repeat(300)}` } }, `HS ${'1'.repeat(300)}`],
    ])('in %s', async (_, fields, text) => {
      expect(await network.tell('84903512789', '', fields)).toBe(0);
      expect(asked.map((one) => one.text)).toEqual([text]);
    });

    it('and tells it again later where five hundred wait for their answers already', async () => {
      network.faults.silent = true;
      const waiting = Array.from({ length: 500 }, (_, at) => network.tell(`849035${String(at).padStart(5, '0')}`, 'HELP'));
      expect(await network.tell('84903512789', 'HELP')).toBe(0x64);
      network.faults.silent = false;
      network.answerWaiting();
      expect(new Set(await Promise.all(waiting))).toEqual(new Set([0]));
    });

    it('in parts of any order, with a part told twice', async () => {
      const part = (number: number, message: string) => ({ short_message: { udh: headerOf({ reference: 9, of: 3, number }), message } });
      for (const fields of [part(3, 'c'), part(1, 'a'), part(3, 'c'), part(2, 'b')]) expect(await network.tell('84903512780', '', fields)).toBe(0);
      expect(asked).toEqual([{ from: '+84903512780', text: 'abc' }]);
    });

    it('in parts that are numbered beside the text', async () => {
      const part = (number: number, message: string) => ({ sar_msg_ref_num: 700, sar_total_segments: 2, sar_segment_seqnum: number, short_message: { message } });
      for (const fields of [part(2, 'b'), part(1, 'a')]) expect(await network.tell('84903512781', '', fields)).toBe(0);
      expect(asked.map(({ text }) => text)).toEqual(['ab']);
    });

    it('in bytes that nobody can read, and it is done with them', async () => {
      expect(await network.tell('84903512789', '', { data_coding: 4, short_message: { message: Buffer.from([1, 2, 3]) } })).toBe(0);
      expect(asked).toEqual([]);
    });

    it('again when the answer cannot go out now', async () => {
      network.faults.answers = 0x58;
      expect(await network.tell('84903512782', 'HELP')).toBe(0x64);
      network.faults.answers = 0;
      expect(await network.tell('84903512782', 'HELP')).toBe(0);
      expect(network.submitted).toHaveLength(1);
    });

    it('again in the next session when our answer was lost with the last one, and the person is answered once', async () => {
      expect(await network.tell('84903512783', 'HELP')).toBe(0);
      await boundAgainAfter(async () => (await network.bound()).destroy());
      expect(await network.tell('84903512783', 'HELP')).toBe(0);
      expect([asked.length, network.submitted.length]).toEqual([1, 1]);
    });
  });

  describe('takes what we send', () => {
    const sent = (text: string) => operator.send({ id: 'x', to: phone, text });

    it('and names it', async () => {
      expect(await sent('Ho so da co ket qua [1] €')).toBe('smpp:N1');
      expect(network.submitted).toMatchObject([{ to: '84903512789', text: 'Ho so da co ket qua [1] €', coding: 0, reported: true }]);
    });

    it.each([
      ['gsm7', 'a€'.repeat(150), 0, 3],
      ['ucs2', 'đã 😀 '.repeat(30), 8, 3],
    ])('in parts that a phone puts together, in %s', async (_, text, coding, count) => {
      await sent(text);
      const phoneOf = new LongMessages();
      const texts = network.submitted.map((one) => phoneOf.take(one.to, partOf(one.udh) ?? { reference: 0, of: 1, number: 1 }, one.text, 0));
      expect([texts.length, texts.at(-1)]).toEqual([count, text]);
      expect(network.submitted.map((one) => [one.coding, one.reported])).toEqual(network.submitted.map((__, at) => [coding, at === 0]));
    });

    it.each([0x58, 0x14])('later, when it says that it has too much (%i)', async (answers) => {
      network.faults.answers = answers;
      await expect(sent('x')).rejects.toMatchObject({ name: 'DependencyAway' });
    });

    it('never, when it says that there is no such number', async () => {
      network.faults.answers = 0x0b;
      await expect(sent('x')).rejects.toMatchObject({ name: 'SmsRefused' });
    });

    it('so many at once as it bears, and the others in their turn', async () => {
      network.faults.silent = true;
      const all = Promise.all(Array.from({ length: 25 }, (_, at) => sent(`${at}`)));
      await eventually(async () => expect(network.counted.mostAtOnce).toBe(10));
      network.faults.silent = false;
      network.answerWaiting();
      expect(new Set(await all).size).toBe(25);
      expect(network.counted.mostAtOnce).toBe(10);
    });

    it('or does not answer, and we do not wait for ever', async () => {
      network.faults.silent = true;
      await expect(sent('x')).rejects.toMatchObject({ name: 'DependencyAway' });
    });
  });

  describe('reports what became of it', () => {
    it.each([
      ['in words', receiptText('N7', 'DELIVRD'), {}, 'delivered'],
      ['in fields', '', { receipted_message_id: 'N7', message_state: 5 }, 'failed'],
      ['in fields, not as the words say', receiptText('7', 'ENROUTE'), { receipted_message_id: 'N7', message_state: 2 }, 'delivered'],
      ['on the way', receiptText('N7', 'ENROUTE'), {}, 'taken'],
    ])('%s', async (_, text, fields, fate) => {
      expect(await network.tell('84903512789', text, { esm_class: 4, ...fields })).toBe(0);
      expect([receipts, asked]).toEqual([[{ message: 'smpp:N7', fate }], []]);
    });

    it('before it has said that it took it, under the same name', async () => {
      const told: Promise<number>[] = [];
      network.before = (id) => void told.push(network.tell('84903512789', receiptText(id, 'DELIVRD'), { esm_class: 4 }));
      const message = await operator.send({ id: 'x', to: phone, text: 'x' });
      expect([await Promise.all(told), receipts]).toEqual([[0], [{ message, fate: 'delivered' }]]);
    });

    it('under a name in decimal, when it took it under one in hexadecimal', async () => {
      const other = new SmppNetwork();
      other.nameOf = (n) => (0xa0 + n).toString(16).padStart(8, '0').toUpperCase();
      await other.start();
      const another = spokenTo(other.url(), 'hex-decimal');
      another.onApplicationBootstrap();
      await eventually(async () => expect(another.isThere).toBe(true));
      const message = await another.send({ id: 'x', to: phone, text: 'a' });
      expect(await other.tell('84903512789', receiptText('161', 'DELIVRD'), { esm_class: 4 })).toBe(0);
      expect(receipts).toEqual([{ message, fate: 'delivered' }]);
      await another.beforeApplicationShutdown();
      await other.stop();
    });

    it('again until it is safe', async () => {
      away.receipts = true;
      expect(await network.tell('84903512789', receiptText('N8', 'DELIVRD'), { esm_class: 4 })).toBe(0x64);
      away.receipts = false;
      expect(await network.tell('84903512789', receiptText('N8', 'DELIVRD'), { esm_class: 4 })).toBe(0);
      expect(receipts).toHaveLength(1);
    });
  });

  describe('goes away', () => {
    it('by a cut line: we are back at once', async () => {
      await boundAgainAfter(async () => (await network.bound()).destroy());
    });

    it('and takes what waits for an answer with it', async () => {
      network.faults.silent = true;
      const lost = operator.send({ id: 'x', to: phone, text: 'x' });
      await eventually(async () => expect(network.submitted).toHaveLength(1));
      (await network.bound()).destroy();
      await expect(lost).rejects.toMatchObject({ name: 'DependencyAway' });
    });

    it('without a word: a quiet line is asked, and given up', async () => {
      await boundAgainAfter(() => void (network.faults.deaf = true));
    });

    it('for a while: nothing is taken meanwhile, and all goes on when it is back', async () => {
      await network.stop();
      await eventually(async () => expect(operator.isThere).toBe(false));
      await expect(operator.send({ id: 'x', to: phone, text: 'x' })).rejects.toMatchObject({ name: 'DependencyAway' });
      await network.start();
      await eventually(async () => expect(operator.isThere).toBe(true));
      expect(await operator.send({ id: 'x', to: phone, text: 'x' })).toMatch(/^smpp:N/);
    });

    it('with a good-bye of its own', async () => {
      await boundAgainAfter(async () => (await network.bound()).unbind({}, () => undefined));
    });
  });

  it('that refuses our password is told to a person, and asked again', async () => {
    const refused = spokenTo(network.url({ ...login, password: 'wrong' }));
    refused.onApplicationBootstrap();
    await eventually(async () => expect(network.counted.refused).toBeGreaterThan(1)).finally(() => refused.beforeApplicationShutdown());
    expect(lines.filter((line) => line.includes('"level":"error"')).join()).toContain('the network refuses our name or password');
  });

  it('is left with a good-bye once what it told is answered', async () => {
    const before = network.counted.unbound;
    const told = network.tell('84903512784', 'HELP');
    await eventually(async () => expect(asked).toHaveLength(1));
    await operator.beforeApplicationShutdown();
    expect([await told, network.counted.unbound - before, operator.isThere]).toEqual([0, 1, false]);
    expect(lines.join()).not.toContain('903512');
  });
});
