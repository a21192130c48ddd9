import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '@motcua/domain/actor';
import { PUBLIC } from '@motcua/http/public';
import type { FastifyRequest } from 'fastify';
import { ROLES, SERVICES_ONLY } from './decorators.ts';
import type { AdmittedRequest } from './decorators.ts';
import { NotAllowed } from './errors.ts';
import type { Verifier } from './verifier.ts';

export const VERIFIER = Symbol('verifier');

/** Stands before every HTTP route: reads the token, then what the route's decorators say. Events pass: they come from our own topics. */
@Injectable()
export class ActorGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(@Inject(VERIFIER) private readonly verifier: Verifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & AdmittedRequest>();
    const { authorization } = request.headers;
    const admission = this.admissionTo(context);
    if (admission.everyone) {
      // A token that comes along is looked at, but a bad one closes no public door.
      if (authorization) request.actor = await this.verifier.verifyBearer(authorization).catch(() => undefined);
      return true;
    }
    request.actor = await this.verifier.verifyBearer(authorization);
    if (!isAdmitted(request.actor, admission)) throw new NotAllowed();
    return true;
  }

  /** What stands on the method counts alone: `@Roles` on a method closes it within a `@Public()` class. */
  private admissionTo(context: ExecutionContext): Admission {
    const [onMethod, onClass] = [context.getHandler(), context.getClass()].map((place) => this.admissionOn(place));
    return onMethod ?? onClass ?? {};
  }

  private admissionOn(place: Parameters<Reflector['get']>[1]): Admission | undefined {
    const admission: Admission = {
      everyone: this.reflector.get<boolean | undefined>(PUBLIC, place),
      services: this.reflector.get<string[] | undefined>(SERVICES_ONLY, place),
      roles: this.reflector.get<string[] | undefined>(ROLES, place),
    };
    return Object.values(admission).some((said) => said !== undefined) ? admission : undefined;
  }
}

interface Admission { everyone?: boolean | undefined; services?: string[] | undefined; roles?: string[] | undefined }

function isAdmitted(actor: Actor, { services, roles }: Admission): boolean {
  // A service that acts for a person carries that person's token; its own opens /internal and nothing else.
  if (services || actor.kind === 'service') return services !== undefined && actor.kind === 'service' && (services.length === 0 || services.includes(actor.id));
  return roles === undefined || roles.some((role) => actor.roles.includes(role));
}
