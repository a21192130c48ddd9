import { NotAllowed, NotSignedIn } from '@motcua/auth/errors';
import type { Person } from '@motcua/auth/sign-in';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

type Roles = Pick<Person, 'roles'>;

/** Agencies and calendars. Catalogue itself asks for the role again. */
export const editsAgencies = ({ roles }: Roles): boolean => roles.includes('catalogue-admin');
/** Accounts of officials. Identity itself asks for the role again. */
export const keepsStaff = ({ roles }: Roles): boolean => roles.includes('staff-admin');
export const organises = (person: Roles): boolean => editsAgencies(person) || keepsStaff(person);

const queueRoles = ['receptionist', 'specialist', 'head', 'leader'];
/** Who has queues to come back to; the others begin with the organisation. */
export const handlesDossiers = ({ roles }: Roles): boolean => roles.some((role) => queueRoles.includes(role));

const admitted = (may: (person: Roles) => boolean) =>
  createParamDecorator((_: unknown, context: ExecutionContext): Person => {
    const { person } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!person) throw new NotSignedIn('no person');
    if (!may(person)) throw new NotAllowed();
    return person;
  })();

/** Who may look at the organisation; who changes agencies and calendars; who keeps accounts. @throws NotSignedIn, NotAllowed */
export const Organiser = () => admitted(organises);
export const AgencyEditor = () => admitted(editsAgencies);
export const StaffKeeper = () => admitted(keepsStaff);
