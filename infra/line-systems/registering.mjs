import { readFile } from 'node:fs/promises';
import { definitionOf, lineSystems } from '../../apps/connect/dist/line-systems/line-systems.js';
import { apiAt } from '../demo/api.mjs';
import { signIn } from '../demo/sign-in.mjs';

const everySeconds = 15;

/** Whoever looks after the city's data makes the feeds that are not there yet, and a key for each system that pushes. */
export async function registerAll({ publicUrl, memory, apiUrl }) {
  const accounts = JSON.parse(await readFile(new URL('../../data/demo-accounts.json', import.meta.url), 'utf8'));
  const keeper = accounts.find(({ roles = [] }) => roles.includes('catalogue-admin'));
  const api = apiAt(publicUrl, { token: await signIn(publicUrl, keeper) });
  const known = new Set((await api.get('/feeds')).feeds.map(({ id }) => id));
  for (const system of lineSystems) {
    const definition = paced(definitionOf(system, apiUrl));
    if (!known.has(system.id)) await api.post('/feeds', definition);
    else if (system.road === 'pull') await followMove(api, definition);
    if (system.road !== 'push' || (known.has(system.id) && memory.secrets[system.id])) continue;
    memory.secrets[system.id] = (await api.post(`/feeds/${system.id}/keys`, {})).secret;
  }
  await memory.save();
}

const paced = (definition) => (definition.pull ? { ...definition, pull: { ...definition.pull, everySeconds } } : definition);

/** The ports of this machine may have moved since the feed was made; the rest of its table is its keeper's. */
async function followMove(api, { id, pull }) {
  const { definition, health } = await api.get(`/feeds/${id}`);
  if (definition.pull?.url === pull.url) return;
  await api.ask('PUT', `/feeds/${id}`, { json: { ...definition, pull: { ...definition.pull, url: pull.url } }, headers: { 'if-match': `"${health.version}"` } });
}
