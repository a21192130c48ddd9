import { z } from 'zod';

/** The environment does not fit: lists every wrong variable at once, without their values (some are secrets). */
export class WrongConfiguration extends Error {
  constructor(readonly wrong: readonly { name: string; problem: string }[]) {
    super(`Configuration is wrong:\n${wrong.map(({ name, problem }) => `  ${name}: ${problem}`).join('\n')}`);
    this.name = 'WrongConfiguration';
  }
}

/**
 * Parses the environment once; the answer is frozen.
 * @throws WrongConfiguration naming every missing or malformed variable.
 */
export function loadConfig<Schema extends z.ZodObject>(schema: Schema, environment: Record<string, string | undefined>): Readonly<z.output<Schema>> {
  refuseMovedClock(environment);
  const parsed = schema.safeParse(withoutEmpty(environment));
  if (parsed.success) return Object.freeze(parsed.data);
  throw new WrongConfiguration(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? '');
      return { name, problem: name in withoutEmpty(environment) ? issue.message : `missing; ${schema.shape[name]?.description ?? issue.message}` };
    }),
  );
}

/** A clock that somebody can move dates papers wrongly: in earnest there is none. Only the launcher says that what it starts is a simulation. */
function refuseMovedClock({ CLOCK_FILE, NODE_ENV, SIMULATION }: Record<string, string | undefined>): void {
  if (CLOCK_FILE && NODE_ENV === 'production' && SIMULATION !== 'yes') throw new WrongConfiguration([{ name: 'CLOCK_FILE', problem: 'a service in production goes by the real time' }]);
}

// `FOO=` in a shell means "not set" to whoever typed it.
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
