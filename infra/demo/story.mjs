import { seededRandom } from '@motcua/forms/random-values';
import { apiAt } from './api.mjs';
import { hasPlace, readCity } from './city.mjs';
import { Off } from './off.mjs';
import { tellerOn } from './telling.mjs';
import { walk } from './walk.mjs';

/**
 * One dossier of each published procedure that the demonstration has officials for, until something is off.
 * @param only ids of the procedures to walk; all of them otherwise
 * @returns how many of how many went all the way
 */
export async function tell(system, { lang, seed, only }) {
  const teller = tellerOn(process.stdout, lang);
  teller.line('opening', { url: system.publicUrl, seed: String(seed) });
  if (!system.mailUrl) teller.line('no-mailbox');
  const city = await readCity(apiAt(system.publicUrl, { lang }));
  const procedures = city.procedures.filter((procedure) => (only ? only.includes(procedure.id) : hasPlace(procedure, city)));
  const asked = procedures.findIndex(({ limits }) => limits.supplements > 0);
  let told = 0;
  try {
    for (const [turn, procedure] of procedures.entries()) {
      teller.line('procedure', { number: turn + 1, of: procedures.length, name: procedure.name[lang], code: procedure.code, version: procedure.version });
      await walk(procedure, { teller, system, city, turn, random: seededRandom(seed + turn), withSupplement: turn === asked });
      told += 1;
    }
  } catch (error) {
    if (!(error instanceof Off)) throw error;
    teller.line('off', { sentence: teller.explain(error) });
  }
  return { told, of: procedures.length, teller };
}
