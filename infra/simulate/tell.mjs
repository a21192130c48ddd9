import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import { seededRandom } from '@motcua/forms/random-values';
import { spokenDuration } from '../launcher/progress.mjs';
import { killsIn } from './kills.mjs';
import { flowsOf, reconcile, viewsOf } from './reconcile.mjs';
import { explain, monthTable, movesMade, verdicts, yearTable } from './report.mjs';
import { Wrong } from './wrong.mjs';
import { prepare, progressLine, runYear } from './year.mjs';

const catalogues = readCatalogues(new URL('./messages/', import.meta.url));

/** Runs the year, reconciles it and prints both. @returns whether the books agree */
export async function tellYear(system, { langs, progress, mail, kill, papers, watched, databasePrefix, ...wish }) {
  const tellers = langs.map((lang) => ({ lang, say: messagesFor(lang, catalogues) }));
  const line = (key, params) => tellers.forEach(({ say }) => progress.say(say(key, params)));
  const room = await prepare(system, wish);
  tellers.forEach(({ say, lang }) => progress.say(say('opening', { ...wish, agency: room.agency.name[lang], seed: String(wish.seed) })));
  const kills = kill ? killsIn(system, seededRandom(wish.seed + 1), 60) : undefined;
  try {
    const began = performance.now();
    await progress.step('', (retitle) => runYear(room, { ...wish, watch: watcher({ room, kills, retitle, began }) }));
    await kills?.ended();
    const moves = room.book.files.reduce((sum, { log }) => sum + log.length, 0);
    line('ran', { dossiers: room.book.files.length, moves, ...room.counts, time: spokenDuration(performance.now() - began) });
    line('made', movesMade(room));
    if (kills) line('killed', { count: kills.killed.length, names: kills.killed.join(', ') });
    const views = await progress.step(tellers[0].say('looking'), () => viewsOf(room));
    const checks = await progress.step(tellers[0].say('comparing'), () => reconcile(room, { views, papers, watched, mail, databasePrefix }));
    for (const teller of tellers) tell({ room, views, checks }, teller, progress.say);
    return checks.every(({ wrong }) => wrong.length === 0);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    tellers.forEach(({ say }) => progress.say(`✗ ${explain(error, say)}`));
    return false;
  }
}

function watcher({ room, kills, retitle, began }) {
  return {
    each() {
      kills?.tick();
      retitle(progressLine(room, began));
    },
  };
}

function tell({ room, views, checks }, teller, say) {
  const wrong = checks.reduce((sum, each) => sum + each.wrong.length, 0);
  const title = (key) => say(`\n${teller.say(key)}\n`);
  title('month-title');
  say(monthTable(room.stocks, flowsOf(views, room), teller));
  title('year-title');
  say(yearTable(room, teller));
  title('check-title');
  for (const verdict of verdicts(checks, teller)) say(verdict);
  say(`\n${wrong === 0 ? teller.say('agree') : teller.say('differ', { count: wrong })}`);
}
