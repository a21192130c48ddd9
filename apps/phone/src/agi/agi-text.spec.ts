import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandLine, keyOf, LineCutter, LineTooLong, longestLine, readHeading, readReply } from './agi-text.ts';

const words = fc.string({ unit: fc.constantFrom(...'abc 019=-:()_é"\\'), maxLength: 60 });

describe('lines of Asterisk', () => {
  it('are the same however they were cut on the way', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), fc.array(fc.nat(200), { maxLength: 20 }), (lines, cuts) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const cutter = new LineCutter();
        places.slice(1).forEach((place, at) => cutter.add(text.slice(places[at], place)));
        const read = lines.map(() => cutter.next());
        expect([read, cutter.next()]).toEqual([lines, undefined]);
      }),
    );
  });

  it('may end with CR LF', () => {
    const cutter = new LineCutter();
    cutter.add('200 result=0\r\n');
    expect(cutter.next()).toBe('200 result=0');
  });

  it('are not kept beyond what Asterisk would ever say, whether they end or not', () => {
    expect(() => new LineCutter().add('x'.repeat(longestLine + 1))).toThrow(LineTooLong);
    expect(() => new LineCutter().add(`${'x'.repeat(longestLine + 1)}\nok\n`)).toThrow(LineTooLong);
    const cutter = new LineCutter();
    expect(() => Array.from({ length: 50 }, () => cutter.add('x'.repeat(100)))).toThrow(LineTooLong);
  });
});

describe('a heading', () => {
  it.each([
    ['agi_callerid: 0903512789', ['callerid', '0903512789']],
    ['agi_network_script: abc: d', ['network_script', 'abc: d']],
    ['agi_arg_1: ', ['arg_1', '']],
  ])('%p is read', (line, read) => expect(readHeading(line)).toEqual(read));

  it.each(['', 'GET / HTTP/1.1', 'agi_: x', 'agi_callerid 5', 'AGI_x: 5'])('%p is none', (line) => expect(readHeading(line)).toBeUndefined());
});

describe('a reply', () => {
  it.each([
    ['200 result=0', { is: 'done', result: 0 }],
    ['200 result=49 endpos=1234', { is: 'done', result: 49 }],
    ['200 result=1 (value)', { is: 'done', result: 1 }],
    ['200 result=-1', { is: 'hung-up' }],
    ['HANGUP', { is: 'hung-up' }],
    ['511 Command Not Permitted on a dead channel or intercept routine', { is: 'hung-up' }],
    ['510 Invalid or unknown command', { is: 'refused' }],
    ['520-Invalid command syntax.  Proper usage follows:', { is: 'unfinished' }],
    ['520 End of proper usage.', { is: 'refused' }],
    ['200 result=', { is: 'refused' }],
    ['', { is: 'refused' }],
  ])('%p is understood', (line, reply) => expect(readReply(line)).toEqual(reply));

  it('is never trusted further than it can be read', () => {
    fc.assert(fc.property(fc.string(), (line) => ['done', 'hung-up', 'refused', 'unfinished'].includes(readReply(line).is)));
    fc.assert(fc.property(fc.integer(), (result) => keyOf(result) === undefined || /^[0-9*#]$/.test(keyOf(result) ?? '')));
  });

  it('gives a key by its character code', () => {
    expect([48, 57, 42, 35, 0, 65].map(keyOf)).toEqual(['0', '9', '*', '#', undefined, undefined]);
  });
});

describe('a command', () => {
  it('is one line with its values in quotes', () => {
    expect(commandLine('STREAM FILE', '/a b/"c\\', '0#', 5)).toBe('STREAM FILE "/a b/\\"c\\\\" "0#" "5"\n');
  });

  it('never becomes two', () => {
    for (const bad of ['a\nHANGUP', 'a\rb', 'a\0']) expect(() => commandLine('SET VARIABLE', bad)).toThrow(RangeError);
    fc.assert(fc.property(words, (value) => commandLine('X', value).indexOf('\n') === commandLine('X', value).length - 1));
  });
});
