import { Problem } from '../launcher/problem.mjs';
import { services } from '../launcher/services.mjs';
import { bulk } from './bulk.mjs';
import { counter } from './counter.mjs';
import { desk } from './desk.mjs';
import { payments } from './payments.mjs';
import { submissions } from './submissions.mjs';
import { terms } from './terms.mjs';

/** Terms come last: they move the clock, and what was handed in before grows old. */
const drills = [submissions, payments, counter, bulk, desk, terms];

/**
 * Which drills there are, each with the parts that are killed in it: `victims` of a drill, or every part of the system.
 * @param system what of the stack runs in a container is Docker's to restart, and left out
 * @returns [{ drill, victim }]
 * @throws Problem when nothing of what was asked for can be done
 */
export function planFor(system, { only, chosen, everywhere }) {
  const ours = system.parts.filter(({ container }) => !container).map(({ name }) => name);
  const all = [...services, ...everywhere].filter((name) => ours.includes(name));
  const missing = only?.find((name) => !ours.includes(name));
  if (missing) throw new Problem(`"${missing}" is not a process of this system: ${ours.join(', ')} are.`);
  const wanted = drills.filter(({ name }) => !chosen || chosen.includes(name));
  const plan = wanted.flatMap((drill) => (drill.victims ?? all).filter((name) => ours.includes(name) && (!only || only.includes(name))).map((victim) => ({ drill, victim })));
  if (plan.length === 0) throw new Problem(`None of these drills kills ${only?.join(', ')}: ${wanted.map(({ name, victims = all }) => `${name} kills ${victims.join(', ')}`).join('; ')}.`);
  return plan;
}
