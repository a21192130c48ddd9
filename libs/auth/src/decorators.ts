import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Actor } from '@motcua/domain/actor';

export { Public } from '@motcua/http/public';

export const ROLES = 'motcua:roles';
export const SERVICES_ONLY = 'motcua:services-only';

/** Signed in with at least one of these roles. Without any decorator: every signed-in citizen, official or client. */
export const Roles = (...roles: string[]) => SetMetadata(ROLES, roles);

/** Only our own services, for `/internal/…`; only these of them where any are named. */
export const ServicesOnly = (...callers: string[]) => SetMetadata(SERVICES_ONLY, callers);

/** A request that the guard has looked at. */
export interface AdmittedRequest { actor?: Actor | undefined }

/** The one who asks. `undefined` only on routes that are `@Public()`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<AdmittedRequest>().actor);
