import { csrfToken } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { NotSignedIn } from '@motcua/auth/errors';
import type { Lang } from '@motcua/ui/messages';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './language.ts';

/** What every page needs to know of the request it answers. `Say`: the speaker of the app's messages; `Known`: what its pages know of a person. */
export interface PageVisit<Say, Known extends keyof Person = keyof Person> {
  readonly lang: Lang;
  readonly t: Say;
  /** Path and query by which this page can be fetched again. */
  readonly here: string;
  readonly person: Pick<Person, Known> | null;
  /** For the hidden field of every form. */
  readonly csrf: string;
}

/** The visits of an app that speaks so: by request, and as the parameter `@VisitOf()` of a route. */
export function visitsIn<Say>(wordsIn: (lang: Lang) => Say) {
  const visitOf = (request: FastifyRequest): PageVisit<Say> => {
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
  };
  return { visitOf, VisitOf: createParamDecorator((_: unknown, context: ExecutionContext) => visitOf(requestIn(context))) };
}

/** Who is signed in, on routes that `needsPerson` closes to everybody else. @throws NotSignedIn */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = requestIn(context);
  if (!person) throw new NotSignedIn('no person');
  return person;
});

const requestIn = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();
