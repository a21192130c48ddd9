import { expect, it } from '@jest/globals';
import { CatchUp } from './catch-up.ts';

/** Whether it has caught up, asked without waiting. */
const caughtUp = (catchUp: CatchUp) => Promise.race([catchUp.reached.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);

it('an empty topic is read at once', async () => {
  const catchUp = new CatchUp();
  catchUp.aim([{ partition: 0, end: '0' }]);
  expect(await caughtUp(catchUp)).toBe(true);
});

it('has caught up when every partition was read to where it ended at the start', async () => {
  const catchUp = new CatchUp();
  catchUp.aim([{ partition: 0, end: '10' }, { partition: 1, end: '5' }]);
  catchUp.readTo(0, '10');
  expect(await caughtUp(catchUp)).toBe(false);
  catchUp.readTo(1, '4');
  expect(await caughtUp(catchUp)).toBe(false);
  catchUp.readTo(1, '7');
  expect(await caughtUp(catchUp)).toBe(true);
});

it('does not run after an end that moves on', async () => {
  const catchUp = new CatchUp();
  catchUp.aim([{ partition: 0, end: '3' }]);
  catchUp.aim([{ partition: 0, end: '300' }]);
  catchUp.readTo(0, '3');
  expect(await caughtUp(catchUp)).toBe(true);
});

it('takes fetches without records, for a while, for the end: compaction may have taken the last record', async () => {
  let now = 0;
  const catchUp = new CatchUp(() => now);
  catchUp.aim([{ partition: 0, end: '3' }]);
  now = 4_000;
  [1, 2, 3, 4].forEach(() => catchUp.fetched());
  expect(await caughtUp(catchUp)).toBe(false);
  now = 6_000;
  catchUp.fetched();
  expect(await caughtUp(catchUp)).toBe(true);
});

it('is patient while records still come', async () => {
  let now = 0;
  const catchUp = new CatchUp(() => now);
  catchUp.aim([{ partition: 0, end: '30' }]);
  now = 6_000;
  catchUp.readTo(0, '2');
  catchUp.fetched();
  expect(await caughtUp(catchUp)).toBe(false);
});
