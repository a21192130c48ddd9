import { DependencyAway } from '@motcua/auth/errors';
import type { FieldProblem } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import type { z } from 'zod';

/** A service said no. `code` is the last part of the problem's type; `body` holds what it said besides. */
export class ServiceRefused extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];

  constructor(readonly body: Readonly<Record<string, unknown>>, status: number, private readonly retryAfter: string | null) {
    super('a service refused');
    this.name = 'ServiceRefused';
    this.status = status;
    this.code = String(body['type'] ?? '').split('/').at(-1) ?? '';
    this.errors = Array.isArray(body['errors']) ? (body['errors'] as FieldProblem[]) : [];
  }

  /** Passed on to whoever asked us. What is not theirs to mend becomes a fault of ours. */
  asProblem(): Error {
    if (this.status >= 500) return new DependencyAway('a service');
    const code = this.code as ConstructorParameters<typeof RequestProblem>[1];
    return new RequestProblem(this.status, code, { errors: this.errors, headers: this.retryAfter ? { 'retry-after': this.retryAfter } : {} });
  }
}

/** The good answer, in its contract's shape. @throws ServiceRefused */
export async function answerIn<Schema extends z.ZodType>(schema: Schema, answer: Response): Promise<z.output<Schema>> {
  await assertGood(answer);
  return schema.parse(await answer.json());
}

/** @throws ServiceRefused */
export async function assertGood(answer: Response): Promise<void> {
  if (answer.ok) return;
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  throw new ServiceRefused(body, answer.status, answer.headers.get('retry-after'));
}

/** For parts of a page that others can do without: undefined while the service is away or has not heard of the thing yet. */
export async function ifThere<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DependencyAway) return undefined;
    if (error instanceof ServiceRefused && (error.status === 404 || error.status >= 500)) return undefined;
    throw error;
  }
}
