import { readFile } from 'node:fs/promises';
import { lineSystems } from '../../apps/connect/dist/line-systems/line-systems.js';
import { apiAt } from './api.mjs';
import { eventually } from './eventually.mjs';
import { lookUpAt } from './look-up.mjs';
import { expect, Off } from './off.mjs';
import { signIn } from './sign-in.mjs';
import { tellerOn } from './telling.mjs';

const patience = 150_000;
const notTaken = ['refused', 'future', 'waiting'];

/**
 * What each line system of the demonstration has delivered, and what became of it: rows taken, rows refused and why; one dossier of each is looked
 * up as its citizen does. The systems run beside the services (npm run up). @returns of how many of how many all this is so
 */
export async function tellFeeds({ publicUrl }, { lang }) {
  const teller = tellerOn(process.stdout, lang);
  teller.line('feeds-opening', { url: publicUrl });
  const accounts = JSON.parse(await readFile(new URL('../../data/demo-accounts.json', import.meta.url), 'utf8'));
  const keeper = accounts.find(({ roles = [] }) => roles.includes('catalogue-admin'));
  const api = apiAt(publicUrl, { token: await signIn(publicUrl, keeper), lang });
  const lookUp = lookUpAt(apiAt(publicUrl, { lang }));
  let told = 0;
  for (const [place, { id, name }] of lineSystems.entries()) {
    const about = { number: place + 1, of: lineSystems.length, name: name[lang === 'vi' ? 0 : 1] };
    try {
      await teller.step('feed', () => look(id, { api, lookUp, lang }), about);
      told += 1;
    } catch (error) {
      if (!(error instanceof Off)) throw error;
      teller.line('off', { sentence: teller.explain(error) });
    }
  }
  return { told, of: lineSystems.length, teller };
}

async function look(id, { api, lookUp, lang }) {
  const { one, ...found } = await eventually(() => delivered(id, api, lang), { within: patience, first: 1_000, most: 5_000 });
  // The systems number telephones as they number dossiers. Asked seldom: what is not there yet counts as a wrong try.
  const status = await eventually(() => lookUp.ask(one.reference, one.reference.slice(-4)), { within: 8_000, first: 2_000 });
  expect(status.elsewhere?.code === one.code, 'feed-look-up', { id, reference: one.reference });
  return { ...found, reference: one.reference, state: status.state };
}

async function delivered(id, api, lang) {
  const { health, refused: [refused], contradictions: [one] } = await api.get(`/feeds/${id}`);
  const taken = Object.entries(health.counts).reduce((sum, [fate, n]) => (notTaken.includes(fate) ? sum : sum + n), 0);
  const found = { road: health.road, format: health.format, taken, refused: health.counts.refused ?? 0, dossiers: health.dossiers, reason: refused?.problems[0]?.message[lang] ?? '' };
  expect(health.life === 'alive' && taken > 0 && found.refused > 0 && found.reason && one, 'feed', { id, ...found, life: health.life });
  return { ...found, one };
}
