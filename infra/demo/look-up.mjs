import { Refused } from './api.mjs';
import { eventually } from './eventually.mjs';
import { expect, Off } from './off.mjs';

/** "Where is my dossier?" as anyone asks it: the code, and the last four digits of the phone number on the dossier. */
export function lookUpAt(api) {
  const ask = (code, digits) => api.get(`/status/${encodeURIComponent(code)}`, { headers: { 'second-factor': digits } });
  return {
    ask,
    /** Waits until it says so. @throws Off with what it says instead */
    shows: ({ reference, digits }, { state, version }) =>
      eventually(
        async () => {
          const status = await ask(reference, digits);
          expect(status.state === state && status.version === version, 'look-up', { reference, expected: `${state}, ${version}`, found: `${status.state}, ${status.version}` });
          return status;
        },
        { first: 150 },
      ),
    /** @throws Off when wrong digits learn anything but that there is no such thing */
    refuses: async (code, digits) => {
      const answer = await ask(code, digits).catch((error) => error);
      const refused = answer instanceof Refused && answer.status === 404 && answer.code === 'status-not-found';
      if (!refused) throw answer instanceof Error ? answer : new Off('look-up-open', { reference: code });
    },
  };
}

export const lastFour = (number) => number.replace(/\D/g, '').slice(-4);

/** Some four digits that are not these. */
export const otherDigits = (...known) => ['1234', '5678', '9012', '3456'].find((digits) => !known.includes(digits));
