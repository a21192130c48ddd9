import { NotAllowed, NotSignedIn } from '@motcua/auth/errors';
import type { Person } from '@motcua/auth/sign-in';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export const editsCatalogue = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('catalogue-admin');

/** Who edits the catalogue of procedures. Catalogue itself asks for the role again. @throws NotSignedIn, NotAllowed */
export const Administrator = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!person) throw new NotSignedIn('no person');
  if (!editsCatalogue(person)) throw new NotAllowed();
  return person;
});
