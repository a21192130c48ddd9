import { join } from 'node:path';
import { seededRandom } from '@motcua/forms/random-values';
import { placesFor } from '../launcher/places.mjs';
import { Problem } from '../launcher/problem.mjs';
import { readState } from '../launcher/state.mjs';
import { needCaller } from '../launcher/telephony.mjs';
import { apiAt } from './api.mjs';
import { channels } from './asking.mjs';
import { hasPlace, readCity } from './city.mjs';
import { fillInAndSubmit } from './filling-in.mjs';
import { finish, findInList, receive } from './handling.mjs';
import { expect, Off } from './off.mjs';
import { tellerOn } from './telling.mjs';
import { begin } from './walk.mjs';

/** The states in which every channel is asked. */
const moments = [
  { state: 'submitted', reach: submit },
  { state: 'received', reach: takeIn },
  { state: 'returned', reach: finish },
];

/**
 * One dossier followed through every channel: at each of three moments all are asked at once, and have to say the same, and no name.
 * @returns at how many of how many moments they did
 */
export async function tellChannels(system, { lang, seed, only }) {
  const gateways = gatewaysOf(process.env);
  await needCaller();
  const teller = tellerOn(process.stdout, lang);
  teller.line('opening', { url: system.publicUrl, seed: String(seed) });
  const city = await readCity(apiAt(system.publicUrl, { lang }));
  const procedure = city.procedures.find((each) => hasPlace(each, city) && !each.confidential && (!only || only.includes(each.id)));
  const story = await begin(procedure, { teller, system, city, turn: 0 });
  let told = 0;
  try {
    for (const { state, reach } of moments) {
      await reach(story, seededRandom(seed));
      await askAll(state, { ...story, system, lang, ...gateways });
      told += 1;
    }
  } catch (error) {
    if (!(error instanceof Off)) throw error;
    teller.line('off', { sentence: teller.explain(error) });
  }
  return { told, of: moments.length, teller };
}

async function submit(story, random) {
  await fillInAndSubmit(story, random);
  await story.post.arrives(story, { paper: true });
}

async function takeIn(story) {
  await findInList(story);
  await receive(story);
}

async function askAll(state, asked) {
  const { teller, dossier, applicant, lookUp } = asked;
  teller.line('asks-all', { reference: dossier.reference });
  const status = await lookUp.shows(dossier, { state, version: await versionOf(asked) });
  await Promise.all(Object.entries(channels).map(([name, ask]) => {
    const channel = teller.say(`channel.${name}`);
    return teller.step('channel', async () => {
      const answer = await ask({ ...asked, status });
      expect(answer.state === state, 'channel', { channel, said: answer.said ?? answer.all, expected: teller.say(`status.${state}`) });
      expect(!answer.all.includes(applicant), 'channel-names', { channel });
      return { said: answer.said };
    }, { channel });
  }));
}

const versionOf = async ({ citizen, dossier }) => (await citizen.api.get(`/dossiers/${dossier.id}`)).status.version;

/** Where the gateways of this machine's system are. @throws Problem when it has none */
function gatewaysOf(env) {
  const state = readState(placesFor(env));
  const runs = (name) => state?.parts.some((part) => part.name === name);
  if (!runs('telephones') || !runs('asterisk')) throw new Problem('The gateways are not running here; start them with npm run up -- --gateways.');
  return { ports: state.ports, prompts: join(placesFor(env).data, 'phone', 'prompts') };
}
