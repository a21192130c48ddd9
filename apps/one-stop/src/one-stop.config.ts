import { addressOf, AuthEnvironment, DatabaseEnvironment, DataDirectory, KafkaEnvironment, ProcessEnvironment, secretFor, StorageEnvironment } from '@motcua/config/environment';
import { usualConsultationDays } from '@motcua/domain/dossier/consultation';
import { z } from 'zod';

export const OneStopConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  ...DataDirectory,
  ...StorageEnvironment,
  EFORMS_URL: addressOf('eforms'),
  LOOKUP_SECRET: secretFor('second factors in status events'),
  AUDIT_SECRET: secretFor('anchors of the audit log'),
  /** With both, fees are paid on line at the sandbox, where no money moves. */
  PAY_SANDBOX_URL: addressOf('the payment sandbox').optional(),
  PAY_SANDBOX_SECRET: secretFor('messages to and from the payment sandbox').optional(),
  PAYMENT_ASK_AFTER_SECONDS: z.coerce.number().min(0).default(60).describe('after how many seconds the provider is asked about a payment that nobody has confirmed'),
  PAYMENT_SWEEP_MS: z.coerce.number().int().min(50).default(5_000).describe('how often payments are looked through for work'),
  CONFIDENTIAL_SECRET: secretFor('confidential dossiers in the store'),
  /** As long as the last move may be taken back. */
  UNDO_MINUTES: z.coerce.number().int().min(1).max(24 * 60).default(30),
  /** Working days that another agency has for a question, unless more or fewer are given. */
  CONSULTATION_DAYS: z.coerce.number().int().min(1).max(60).default(usualConsultationDays),
});
export type OneStopConfig = z.infer<typeof OneStopConfig>;

/** `@Inject(ONE_STOP_CONFIG) private readonly config: OneStopConfig` */
export const ONE_STOP_CONFIG = Symbol('one-stop config');
