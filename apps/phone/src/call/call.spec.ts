import { describe, expect, it } from '@jest/globals';
import { lookupNumberOf } from '@motcua/domain/reference/lookup-number';
import fc from 'fast-check';
import { aStatus } from '@motcua/auth/testing/a-status';
import { after, type At, begin, beginUnanswered, type Call, type Desk, type Event, mostTries, mostTurns, turnOf } from './call.ts';

const open: Desk = { open: true };
const keys = (typed: string): Event => ({ is: 'keys', keys: typed });
const found: Event = { is: 'looked-up', found: { is: 'found', status: aStatus } };
const notFound: Event = { is: 'looked-up', found: { is: 'not-found' } };
const number = aStatus.lookupNumber;
const run = (events: readonly Event[], desk = open, from = begin()) => events.reduce((call, event) => after(call, event, desk), from);
const words = (call: Call) => turnOf(call).says.map((saying) => ('word' in saying ? saying.word : Object.keys(saying)[0]));
const oneTry = [keys('1'), keys(`${number}#`), keys('0000'), notFound];
const again = oneTry.slice(1);

describe('a call', () => {
  it('tells where the dossier is, and again, and where the agency is', () => {
    const told = run([keys('1'), keys(`${number}#`), keys('2789'), found]);
    expect([told.at, words(told)]).toEqual(['told', ['status', 'told-menu']]);
    expect(words(run([keys('2')], open, told))).toEqual(['status', 'told-menu']);
    expect(turnOf(run([keys('3')], open, told)).says[0]).toEqual({ placeOf: aStatus.agency.code });
  });

  it('is in Vietnamese until 9 is pressed, and says so in English', () => {
    expect(turnOf(begin()).says).toContainEqual({ word: 'other-language', language: 'en' });
    expect([run([]).language, run([keys('9')]).language, run([keys('9'), keys('9')]).language]).toEqual(['vi', 'en', 'vi']);
  });

  it('tells a wrong check digit at once, without a try at lookup', () => {
    const wrong = run([keys('1'), keys('66197955#')]);
    expect([wrong.at, wrong.tries, words(wrong)]).toEqual(['number', 0, ['number-wrong', 'digits', 'ask-number']]);
  });

  it('goes to an operator after three tries, or says good-bye when none is at work', () => {
    const tries = [...oneTry, ...again, ...again];
    expect([run(tries).ending, words(run(tries))]).toEqual(['operator', ['not-found', 'tries-over', 'to-operator']]);
    expect([run(tries, { open: false }).ending, words(run(tries, { open: false })).at(-1)]).toEqual(['closed', 'operators-closed']);
  });

  it('says the same for an unknown number and wrong digits, for it cannot tell them apart', () => {
    expect(words(run(oneTry))).toEqual(['not-found', 'ask-number']);
  });

  it('says when there were too many tries, and when nobody can look now, with what to do', () => {
    const looking = [keys('1'), keys(number), keys('2789')];
    expect(words(run([...looking, { is: 'looked-up', found: { is: 'too-many', seconds: 840 } }]))).toEqual(['too-many', 'to-operator']);
    const away = run([...looking, { is: 'lookup-away' }]);
    expect([away.at, words(away)]).toEqual(['menu', ['away', 'menu']]);
  });

  it('repeats once into silence, then ends', () => {
    const once = run([keys('')]);
    expect([once.at, words(once)]).toEqual(['menu', ['not-heard', 'menu']]);
    expect(run([keys(''), keys('')]).ending).toBe('silent');
    expect(run([keys(''), keys('1'), keys('')]).at).toBe('number');
  });

  it('ends kindly when the operators did not answer', () => {
    expect([turnOf(beginUnanswered()).then, words(beginUnanswered())]).toEqual(['end', ['operators-busy']]);
  });
});

describe('any call', () => {
  const typed = fc.oneof(
    fc.constantFrom('', '*', '#', '0', '1', '2', '3', '9', '2789', '12*'),
    fc.string({ unit: fc.constantFrom(...'0123456789*#'), maxLength: 10 }),
    fc.nat(9_000_000 - 1).map((counter) => `${lookupNumberOf(counter)}#`),
  );
  const answers: fc.Arbitrary<Event> = fc.constantFrom<Event>(found, notFound, { is: 'lookup-away' }, { is: 'looked-up', found: { is: 'too-many', seconds: 1e9 } });
  const events = fc.array(fc.oneof({ weight: 3, arbitrary: typed.map(keys) }, { weight: 1, arbitrary: answers }), { maxLength: 200 });
  /** What can really come next: an answer where lookup was asked, keys elsewhere. */
  const happening = (call: Call, key: Event, answer: Event) => (call.at === 'looking' ? answer : key);

  it('never has more than three tries', () => {
    fc.assert(
      fc.property(fc.array(typed.map(keys), { maxLength: 100 }), (pressed) => {
        let [call, asked] = [run([keys('1'), keys(number), keys('0000')]), 1];
        for (const key of pressed) {
          const next = after(call, happening(call, key, notFound), open);
          if (next.at === 'looking' && call.at !== 'looking') asked += 1;
          call = next;
        }
        return call.tries <= mostTries && asked <= mostTries;
      }),
    );
  });

  it('ends, whatever is pressed for however long', () => {
    fc.assert(
      fc.property(typed.map(keys), answers, fc.boolean(), (key, answer, isOpen) => {
        let [call, turns] = [begin(), 0];
        for (; call.at !== 'over' && turns <= mostTurns + 1; turns += 1) call = after(call, happening(call, key, answer), { open: isOpen });
        return call.at === 'over' && call.ending !== undefined;
      }),
    );
  });

  it('goes back by star, wherever it is', () => {
    const back: Partial<Record<At, At>> = { menu: 'menu', number: 'menu', digits: 'number', told: 'menu' };
    fc.assert(
      fc.property(events, (happened) => {
        const call = run(happened);
        if (call.turns >= mostTurns || back[call.at] === undefined) return true;
        return after(call, keys('*'), open).at === back[call.at] && after(call, keys('12*'), open).at === back[call.at];
      }),
    );
  });

  it('has a way on from wherever it is, and something to say', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const call = run(happened);
        const { says, then } = turnOf(call);
        const ways = [...'0129*'].map(keys).concat(keys(`${number}#`), keys('2789'), found, keys('')).map((event) => after(call, event, open).at);
        expect(says.length).toBeGreaterThan(0);
        return call.at === 'over' ? then === 'end' : ways.some((at) => at !== call.at);
      }),
    );
  });

  it('ends for good', () => {
    fc.assert(fc.property(events, typed.map(keys), (happened, key) => {
      const call = run(happened);
      return call.at !== 'over' || after(call, key, open) === call;
    }));
  });
});
