import type {} from '@fastify/secure-session';
import type { Person } from './person.ts';

declare module '@fastify/secure-session' {
  /** What the encrypted cookie holds: below 3.8 KB in all, since browsers drop cookies beyond 4 KB. */
  interface SessionData {
    person: Person;
    csrf: string;
    /** Only on the way to identity and back. */
    next: string;
    again: boolean;
    attempt: unknown;
  }
}
