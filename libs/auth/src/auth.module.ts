import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ActorGuard, VERIFIER } from './actor-guard.ts';
import { createVerifier } from './verifier.ts';
import type { VerifierOptions } from './verifier.ts';

export { VERIFIER } from './actor-guard.ts';

/**
 * Closes every HTTP route of a service: `AuthModule.forRoot({ service: 'eforms', issuer, jwksUrl, serviceSecret })`.
 * The verifier itself is injectable as `@Inject(VERIFIER)` for routes outside Nest.
 */
@Module({})
export class AuthModule {
  static forRoot(options: VerifierOptions): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [{ provide: VERIFIER, useFactory: () => createVerifier(options) }, { provide: APP_GUARD, useClass: ActorGuard }],
      exports: [VERIFIER],
    };
  }
}
