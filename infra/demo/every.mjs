import { offers } from '@motcua/forms/offer';
import { seededRandom, whole } from '@motcua/forms/random-values';
import { apiAt } from './api.mjs';
import { citizenAt } from './citizen.mjs';
import { circumstancesOf, citizensOf, formOf, readCity } from './city.mjs';
import { fillInAndSubmit } from './filling-in.mjs';
import { lookUpAt } from './look-up.mjs';
import { Off } from './off.mjs';
import { signIn } from './sign-in.mjs';
import { tellerOn } from './telling.mjs';

/** One dossier of every published procedure, with its papers, at an agency drawn by lot; each is then looked up. @returns how many of how many were found */
export async function tellEvery(system, { lang, seed }) {
  const teller = tellerOn(process.stdout, lang);
  teller.line('opening', { url: system.publicUrl, seed: String(seed) });
  const visitor = apiAt(system.publicUrl, { lang });
  const city = await readCity(visitor);
  const [person] = citizensOf(city);
  const api = await teller.step('citizen-signs-in', async () => apiAt(system.publicUrl, { token: await signIn(system.publicUrl, person), lang }), { name: person.name });
  const all = { teller, city, person, visitor, citizen: citizenAt(api), lookUp: lookUpAt(visitor) };
  let told = 0;
  for (const [turn, procedure] of city.procedures.entries()) {
    if (await sendOne(procedure, { ...all, turn, random: seededRandom(seed + turn) })) told += 1;
  }
  return { told, of: city.procedures.length, teller };
}

/** What goes wrong with one does not keep the others from being tried. */
async function sendOne(procedure, all) {
  const { teller, turn, city } = all;
  const about = { number: turn + 1, of: city.procedures.length, name: procedure.name[teller.lang] };
  try {
    await teller.step('sends', () => send(procedure, all), about);
    return true;
  } catch (error) {
    if (!(error instanceof Off)) throw error;
    teller.line('off', { sentence: teller.explain(error) });
    return false;
  }
}

async function send(procedure, { teller, city, person, visitor, citizen, lookUp, random }) {
  const places = city.agencies.filter((agency) => offers(procedure, agency));
  if (places.length === 0) throw new Off('no-agency', { procedure: procedure.id });
  const agency = places[whole(random, 0, places.length - 1)];
  const story = { teller: silently(teller), citizen, procedure, agency, person, form: formOf(procedure, city), circumstances: await circumstancesOf(agency, visitor) };
  await fillInAndSubmit(story, random);
  const { dossier, asked, answers } = story;
  await lookUp.shows(dossier, { state: 'submitted', version: 1 });
  return { reference: dossier.reference, agency: agency.name[teller.lang], answers: Object.keys(answers).length, papers: asked.length };
}

/** Thirty-seven procedures in a line each, not in five. */
const silently = (teller) => ({ ...teller, step: (_, work) => work() });
