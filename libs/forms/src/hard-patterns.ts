import { createContext, Script } from 'node:vm';

/** A pattern of a paper's number has a few dozen characters; nobody reviews hundreds. */
export const tooLongForAPattern = 300;

/** As `json-schema` gives it to Ajv: the pattern holds for the whole answer. Undefined when it is no regular expression. */
export function wholePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

/**
 * Whether there are answers on which the pattern takes for ever, e.g. `(a+)+b`: one such answer would stop a service for everybody.
 * It is tried on hard answers, made of what the pattern itself is made of, repeated, with an end that fits nowhere. A sound pattern is through
 * in some milliseconds, a bad one would take years, so the limit is far from both, whatever else the machine does meanwhile.
 * Tried out, not proved: readers of the syntax alone (safe-regex2) call `[A-Z]+(-[A-Z]+)*` bad and `(a|a)*` good.
 */
export function isSlow(pattern: string, examples: readonly string[]): boolean {
  try {
    trial.runInContext(createContext({ pattern: `^(?:${pattern})$`, answers: hardAnswers(pattern, examples) }), { timeout: 1_000 });
    return false;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}

// The one way in Node to stop a regular expression: `vm` interrupts it. The pattern is data in there, no code.
const trial = new Script('const tried = new RegExp(pattern, "u"); for (const answer of answers) tried.test(answer);');

// So often a piece is repeated: a pattern whose work doubles each time is found by the first, one whose work grows with the third power by the second.
const few = 40;
const many = 600;

function hardAnswers(pattern: string, examples: readonly string[]): string[] {
  const characters = [...new Set([...pattern.replace(/\\[dwspu]|[\\^$.*+?()[\]{}|]/giu, ''), ...examples.join(''), '0', 'a', 'A', ' ', '-', 'ạ'])].slice(0, 60);
  const pieces = [...characters, ...pairs(characters.slice(0, 14)), ...examples.flatMap(beginnings)];
  const starts = ['', ...examples.slice(0, 2)];
  const short = starts.flatMap((start) => pieces.flatMap((piece) => ['', '!', '!\n'].map((end) => start + piece.repeat(few) + end)));
  return [...short, ...pieces.map((piece) => `${piece.repeat(Math.ceil(many / piece.length))}!`)];
}

const pairs = (characters: readonly string[]) => characters.flatMap((one) => characters.map((other) => one + other));
const beginnings = (example: string) => [2, 3, example.length].map((length) => example.slice(0, length)).filter((part) => part !== '').slice(0, 3);
