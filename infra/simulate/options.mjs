import { parseArgs } from 'node:util';
import { Problem } from '../launcher/problem.mjs';

const usage = `npm run simulate -- [--dossiers 20000] [--year 2027] [--months 12] [--agency 000.12.35.H29] [--seed 1] [--kill] [--lang vi] [--on-stack]
  --dossiers n   how many come in within that time
  --year n       the year; it has to lie in the future and in the agency's calendar
  --months n     only the first n months of it
  --agency code  whose year it is; it needs demonstration accounts for its roles
  --seed n       the same people do the same things again
  --kill         services are killed (SIGKILL) and started again on the way
  --lang vi|en   the language of the report; both when not said
  --papers n     how many papers are read back (400); --watched n: how many terms are counted by stop-watch (2000)
  --on-stack     on the store and the broker of MONGODB_URI and KAFKA_BROKERS, with databases and topics of its own; otherwise on a stack of its own`;

const known = {
  dossiers: { type: 'string', default: '20000' },
  year: { type: 'string' },
  months: { type: 'string', default: '12' },
  agency: { type: 'string', default: '000.12.35.H29' },
  seed: { type: 'string', default: '1' },
  kill: { type: 'boolean', default: false },
  lang: { type: 'string' },
  papers: { type: 'string', default: '400' },
  watched: { type: 'string', default: '2000' },
  'on-stack': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
};

/** @returns what was asked for, or undefined when only help was. @throws Problem */
export function optionsFrom(args, today = new Date()) {
  const { help, lang, agency, kill, 'on-stack': onStack, ...numbers } = parsed(args);
  if (help) return void console.log(usage);
  const { dossiers, months, seed, papers, watched, year } = Object.fromEntries(Object.entries({ year: String(today.getUTCFullYear() + 1), ...numbers }).map(([name, text]) => [name, wholeNumber(name, text)]));
  if (months < 1 || months > 12) throw new Problem('A year has 12 months.');
  if (lang !== undefined && !['vi', 'en'].includes(lang)) throw new Problem(`There are the languages vi and en, not "${lang}".`);
  const from = `${year}-01-01`;
  const until = months === 12 ? `${year + 1}-01-01` : `${year}-${String(months + 1).padStart(2, '0')}-01`;
  if (new Date(from) < today) throw new Problem('The year has to lie in the future: what ends by itself in the store goes by the real time.');
  return { dossiers, seed, papers, watched, from, until, agency, kill, onStack, langs: lang ? [lang] : ['vi', 'en'] };
}

function parsed(args) {
  try {
    return parseArgs({ args, options: known }).values;
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

function wholeNumber(name, text) {
  if (!/^\d{1,9}$/.test(text)) throw new Problem(`--${name} takes a whole number, not "${text}".\n\n${usage}`);
  return Number(text);
}
