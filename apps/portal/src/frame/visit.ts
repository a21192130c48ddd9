import { csrfToken } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { NotSignedIn } from '@motcua/auth/errors';
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
  readonly person: Pick<Person, 'name' | 'acr'> | null;
  /** For the hidden field of every form. */
  readonly csrf: string;
}

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

/** The signed-in citizen; routes that use it stand below `needsPerson` paths. */
export const Citizen = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = requestIn(context);
  if (!person) throw new NotSignedIn('no person');
  return person;
});
