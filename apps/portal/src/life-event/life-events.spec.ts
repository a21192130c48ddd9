import { describe, expect, it } from '@jest/globals';
import { wordsIn } from '../messages.ts';
import { theShippedCity } from '../the-shipped-city.ts';
import { inOrderFor, lifeEventsOf } from './life-events.ts';

const { procedures } = theShippedCity();
const used = [...new Set(procedures.flatMap(({ lifeEvents }) => lifeEvents))].sort();

describe('life events', () => {
  it.each(['vi', 'en'] as const)('have words and a picture of their own for all that the shipped procedures name, in %s', (lang) => {
    const events = lifeEventsOf(procedures, wordsIn(lang));
    expect(events.map(({ id }) => id).sort()).toEqual(used);
    expect(new Set(events.map(({ picture }) => picture)).size).toBe(events.length);
  });

  it('begin with the cradle and end with the grave, whatever the order of the catalogue', () => {
    const ids = lifeEventsOf([...procedures].reverse(), wordsIn('vi')).map(({ id }) => id);
    expect([ids.at(0), ids.at(-1)]).toEqual(['have-a-child', 'lose-someone']);
  });

  it.each([
    ['start-a-business', 'business-registration-household'],
    ['build-a-house', 'construction-permit-house'],
    ['own-land', 'house-land-certificate'],
    ['travel', 'temporary-absence'],
  ])('%s begins with %s', (event, first) => {
    expect(inOrderFor(event, procedures, 'vi')[0]?.id).toBe(first);
  });

  it('hold every procedure that names them, once', () => {
    for (const event of used) {
      const expected = procedures.filter(({ lifeEvents }) => lifeEvents.includes(event)).map(({ id }) => id).sort();
      expect(inOrderFor(event, procedures, 'en').map(({ id }) => id).sort()).toEqual(expected);
    }
  });
});
