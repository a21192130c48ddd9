// Gives out every look-up number there is and fails if one comes twice: npx node libs/domain/bench/lookup-numbers.mjs (about a minute)
import { lookupNumberOf } from '../src/reference/lookup-number.ts';

const given = new Uint8Array(1_000_000_000 / 8);
const begin = performance.now();
for (let counter = 0; counter < 99_000_000; counter++) {
  const number = Number(lookupNumberOf(counter));
  if (given[number >> 3] & (1 << (number & 7))) throw new Error(`${number} was given out twice, at last for counter ${counter}`);
  given[number >> 3] |= 1 << (number & 7);
}
console.log(`99,000,000 look-up numbers, all different, in ${Math.round((performance.now() - begin) / 1000)} s`);
