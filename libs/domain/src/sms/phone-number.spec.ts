import { describe, expect, it } from '@jest/globals';
import { readPhoneNumber } from './phone-number.ts';

describe('a telephone number', () => {
  it.each(['0903512789', '84903512789', '+84903512789', '0903 512 789', '+84 903.512-789', '0084903512789'])('%s is one and the same', (typed) => {
    expect(readPhoneNumber(typed)).toBe('+84903512789');
  });

  it('of another country is known by its plus', () => {
    expect(readPhoneNumber('+1 202 555 0143')).toBe('+12025550143');
  });

  it.each(['', '8079', '1022', 'VIETTEL', '903512789', '09035127891', '+8490351278', '+84', '12025550143'])('%p is nobody’s', (typed) => {
    expect(readPhoneNumber(typed)).toBeUndefined();
  });
});
