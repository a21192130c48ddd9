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
  const parsed = schema.safeParse(withoutEmpty(environment));
  if (parsed.success) return Object.freeze(parsed.data);
  throw new WrongConfiguration(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? '');
      return { name, problem: name in withoutEmpty(environment) ? issue.message : `missing; ${schema.shape[name]?.description ?? issue.message}` };
    }),
  );
}

// `FOO=` in a shell means "not set" to whoever typed it.
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
