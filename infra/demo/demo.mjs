import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Problem, runCommand } from '../launcher/problem.mjs';
import { spokenDuration } from '../launcher/progress.mjs';
import { findSystem } from './running-system.mjs';

const usage = `npm run demo -- [--lang vi] [--seed 7] [--only ids | --all | --channels | --feeds]
  --lang vi   tell the story in Vietnamese (letters then come in Vietnamese too)
  --seed 7    draw the same answers again
  --only a,b  only these procedures, by their ids
  --all       a dossier of every procedure, sent with its papers and looked up, but not handled
  --channels  one dossier asked for by API, page, screen in the hall, short message and telephone (npm run up -- --gateways)
  --feeds     what the 17 line systems have delivered and what became of it

Walks a dossier of each procedure that the demonstration has officials for through the running system (npm run up), or the one in MOTCUA_URL.`;

const walks = {
  story: async () => ({ tell: (await import('./story.mjs')).tell, ending: 'all-the-way' }),
  every: async () => ({ tell: (await import('./every.mjs')).tellEvery, ending: 'every' }),
  channels: async () => ({ tell: (await import('./channels.mjs')).tellChannels, ending: 'every-channel' }),
  feeds: async () => ({ tell: (await import('./feeds.mjs')).tellFeeds, ending: 'feeds' }),
};

async function demo(args) {
  const { help, walk, ...wish } = options(args);
  if (help) return console.log(usage);
  const system = await findSystem(process.env);
  const { tell, ending } = await walks[walk]().catch(explainMissingBuild);
  const began = Date.now();
  const { told, of, teller } = await tell(system, wish);
  console.log(`\n${teller.say(ending, { told, of, time: spokenDuration(Date.now() - began) })}`);
  return told === of ? 0 : 1;
}

function options(args) {
  try {
    const known = { lang: { type: 'string', default: 'en' }, seed: { type: 'string' }, only: { type: 'string' }, all: { type: 'boolean' }, channels: { type: 'boolean' }, feeds: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
    const { lang, seed = String(randomInt(100_000)), only, help, ...which } = parseArgs({ args, options: known }).values;
    if (!['vi', 'en'].includes(lang)) throw new Error(`There are the languages vi and en, not "${lang}".`);
    if (!/^\d{1,9}$/.test(seed)) throw new Error('A seed is a whole number.');
    return { lang, seed: Number(seed), only: only?.split(','), walk: walkOf(which), help };
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

const walkOf = ({ all, channels, feeds }) => (feeds ? 'feeds' : channels ? 'channels' : all ? 'every' : 'story');

function explainMissingBuild(error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND') throw new Problem('The libraries are not built; npm run up builds them.', { cause: error });
  throw error;
}

await runCommand(demo);
