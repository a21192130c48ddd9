import { NotAllowed, NotSignedIn } from '@motcua/auth/errors';
import type { Person } from '@motcua/auth/sign-in';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { QueueGroup } from '@motcua/ui/frame/office';
import type { FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

export const answersCalls = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('operator');

/** At the side, for those who answer calls. */
export function callRooms({ lang, person }: Pick<Visit, 'lang' | 'person'>): QueueGroup[] {
  if (!person || !answersCalls(person)) return [];
  const say = sayIn(lang);
  return [{ heading: say('rooms'), queues: [{ key: 'calls', href: addresses.calls, label: say('title') }] }];
}

/** Who answers calls. @throws NotSignedIn, NotAllowed */
export const CallOperator = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!person) throw new NotSignedIn('no person');
  if (!answersCalls(person)) throw new NotAllowed();
  return person;
});
