import { NotSignedIn } from '@motcua/auth/errors';
import { csrfToken } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { QueueCounts } from '@motcua/contracts/one-stop-api';
import type { Lang } from '@motcua/ui/messages';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { wordsIn } from '../messages.ts';
import type { Say } from '../messages.ts';
import { languageOf } from './language.ts';

/** What every page needs to know of the request it answers. */
export interface Visit {
  readonly lang: Lang;
  readonly t: Say;
  /** Path and query by which this page can be fetched again. */
  readonly here: string;
  readonly person: Pick<Person, 'id' | 'name' | 'kind' | 'roles' | 'agency'> | null;
  /** For the hidden field of every form. */
  readonly csrf: string;
}

/** What the frame around an official's page tells besides. */
export interface Room {
  /** Name of the official's agency, as far as it is known. */
  readonly agency?: string | undefined;
  /** How much lies in each queue; absent while one-stop cannot say. */
  readonly counts?: QueueCounts | undefined;
}

export interface OfficeVisit extends Visit, Room {}

export function visitOf(request: FastifyRequest): Visit {
  const lang = languageOf(request);
  return {
    lang,
    t: wordsIn(lang),
    here: request.url,
    person: request.person ?? null,
    // Only pages with a form begin a session.
    get csrf() {
      return csrfToken(request);
    },
  };
}

const requestIn = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

export const VisitOf = createParamDecorator((_: unknown, context: ExecutionContext): Visit => visitOf(requestIn(context)));

/** The signed-in official: `needsPerson` lets nobody else in. */
export const Official = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = requestIn(context);
  if (!person) throw new NotSignedIn('no person');
  return person;
});
