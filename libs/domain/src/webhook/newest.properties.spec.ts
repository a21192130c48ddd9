import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newestOfEach } from './newest.ts';

// Few dossiers and versions, so that they meet.
const tellings = fc.uniqueArray(fc.record({ dossier: fc.constantFrom('a', 'b', 'c'), version: fc.integer({ min: 1, max: 5 }) }), { selector: ({ dossier, version }) => `${dossier}/${version}` }).map((all) => all.map((one) => ({ ...one, id: `${one.dossier}/${one.version}` })));

describe('what is told of a dossier', () => {
  it('is one status at a time, and each that is due is either sent or superseded', () => {
    fc.assert(
      fc.property(tellings, tellings, (due, known) => {
        const { send, superseded } = newestOfEach(due, known);
        expect(new Set(send.map(({ dossier }) => dossier)).size).toBe(send.length);
        expect([...send, ...superseded].map(({ id }) => id).sort()).toEqual(due.map(({ id }) => id).sort());
      }),
    );
  });

  it('is never older than what was told or waits', () => {
    fc.assert(
      fc.property(tellings, tellings, (due, known) => {
        for (const { dossier, version } of newestOfEach(due, known).send) expect(known.every((one) => one.dossier !== dossier || one.version <= version)).toBe(true);
      }),
    );
  });

  it('is not forgotten: the newest of all is sent when it is due', () => {
    fc.assert(
      fc.property(tellings, (due) => {
        const { send } = newestOfEach(due, []);
        expect(new Set(send.map(({ dossier }) => dossier))).toEqual(new Set(due.map(({ dossier }) => dossier)));
      }),
    );
  });
});
