import { chance, whole } from '@motcua/forms/random-values';
import { oneOf } from './chance.mjs';

/** What fate has in store for a dossier, drawn when it comes in. Shares are what districts report: most go straight through. */
export function planOf(random) {
  const drawn = random();
  return {
    end: drawn < 0.035 ? 'refused' : drawn < 0.055 ? 'withdrawn' : 'finished',
    withdrawnAfter: whole(random, 1, 6),
    supplement: chance(random, 0.13) ? 'reception' : chance(random, 0.06) ? 'examination' : 'none',
    answers: oneOf(random, ['soon', 'soon', 'soon', 'soon', 'last-day', 'late', 'never']),
    sentBack: chance(random, 0.03),
    reassigned: chance(random, 0.04),
    consults: chance(random, 0.04),
    /** How much of its share of the term each step takes; more than one breaks it. */
    pace: chance(random, 0.05) ? 1.3 + random() : 0.25 + 0.6 * random(),
    returned: oneOf(random, ['counter', 'counter', 'counter', 'online', 'post']),
    rates: chance(random, 0.4),
    stars: oneOf(random, [5, 5, 5, 5, 4, 4, 3, 2, 1]),
    byMail: chance(random, 0.15),
    ...morePlans(random),
  };
}

function morePlans(random) {
  return {
    walksIn: chance(random, 0.3),
    /** To another agency, and what comes of it. */
    handsOver: chance(random, 0.03) ? oneOf(random, ['declined', 'accepted', 'accepted', 'comes-back', 'recalled', 'withdrawn']) : 'stays',
    handsOverAt: oneOf(random, ['submitted', 'in-processing']),
    /** How often the work has to wait for others. */
    suspends: chance(random, 0.05) ? whole(random, 1, 2) : 0,
    /** What the leader does about the letter when a term breaks; not everybody drafts one. */
    apology: oneOf(random, ['approved', 'approved', 'approved', 'declined', 'left', 'none']),
    consultation: oneOf(random, ['answered', 'acknowledged', 'acknowledged', 'declined', 'recalled']),
    undoes: chance(random, 0.03),
    pays: oneOf(random, ['cash', 'cash', 'card']),
    paysOnline: chance(random, 0.5),
    asksMoney: chance(random, 0.02),
    paysWhatIsAsked: oneOf(random, ['counter', 'online', 'online', 'never']),
  };
}
