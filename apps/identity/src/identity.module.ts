import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuthModule } from '@motcua/auth/auth.module';
import { StoreModule } from '@motcua/persistence/store.module';
import { AccountSchema } from './accounts/account.schema.ts';
import { AccountStore } from './accounts/account.store.ts';
import { DemoAccounts } from './accounts/demo-accounts.ts';
import { PeopleController } from './accounts/people.controller.ts';
import { IDENTITY_CONFIG } from './identity.config.ts';
import type { IdentityConfig } from './identity.config.ts';
import { ArtifactSchema } from './provider/artifact.schema.ts';
import { ArtifactStore } from './provider/artifact.store.ts';
import { makeProvider } from './provider/provider.ts';
import { PROVIDER } from './provider/provider-token.ts';
import { SigningKeySchema } from './provider/signing-key.schema.ts';
import { SigningKeyStore } from './provider/signing-key.store.ts';
import { ChallengeSchema } from './sign-in/challenge.schema.ts';
import { ChallengeStore } from './sign-in/challenge.store.ts';
import { ConfirmationController } from './sign-in/confirmation.controller.ts';
import { Interactions } from './sign-in/interactions.ts';
import { OneTimeCodes } from './sign-in/one-time-codes.ts';
import { PasswordController } from './sign-in/password.controller.ts';
import { SlowDown } from './sign-in/slow-down.ts';
import { AgencyDirectory } from './staff/agencies.ts';
import { PasswordCodes } from './staff/password-codes.ts';
import { SetPasswordController } from './staff/set-password.controller.ts';
import { StaffController } from './staff/staff.controller.ts';
import { StaffGate } from './staff/staff-gate.ts';
import { StaffService } from './staff/staff.service.ts';
import { StaffStore } from './staff/staff.store.ts';
import { TallySchema } from './sign-in/tally.schema.ts';
import { TallyStore } from './sign-in/tally.store.ts';

const collections = MongooseModule.forFeature([
  { name: 'Account', schema: AccountSchema },
  { name: 'Artifact', schema: ArtifactSchema },
  { name: 'SigningKey', schema: SigningKeySchema },
  { name: 'Challenge', schema: ChallengeSchema },
  { name: 'Tally', schema: TallySchema },
]);

const provider = {
  provide: PROVIDER,
  inject: [IDENTITY_CONFIG, AccountStore, ArtifactStore, SigningKeyStore],
  useFactory: (config: IdentityConfig, accounts: AccountStore, artifacts: ArtifactStore, keys: SigningKeyStore) => makeProvider({ config, accounts, artifacts, keys }),
};

@Module({})
export class IdentityModule {
  static with(config: IdentityConfig): DynamicModule {
    const { PUBLIC_URL, IDENTITY_URL, SERVICE_SECRET, MONGODB_URI } = config;
    return {
      module: IdentityModule,
      imports: [
        StoreModule.at(MONGODB_URI),
        collections,
        AuthModule.forRoot({ service: 'identity', issuer: `${PUBLIC_URL}/id`, jwksUrl: `${IDENTITY_URL}/id/jwks`, serviceSecret: SERVICE_SECRET }),
      ],
      controllers: [PeopleController, PasswordController, ConfirmationController, StaffController, SetPasswordController],
      providers: [
        { provide: IDENTITY_CONFIG, useValue: config },
        AccountStore, DemoAccounts,
        ArtifactStore, SigningKeyStore, provider, Interactions,
        SlowDown, OneTimeCodes, ChallengeStore, TallyStore,
        AgencyDirectory, StaffStore, StaffGate, StaffService, PasswordCodes,
      ],
    };
  }
}
