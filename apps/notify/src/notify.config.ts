import { z } from 'zod';
import { addressOf, AuthEnvironment, DatabaseEnvironment, KafkaEnvironment, ProcessEnvironment } from '@motcua/config/environment';

export const NotifyConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  EFORMS_URL: addressOf('eforms'),
  ONE_STOP_URL: addressOf('one-stop'),
  LEADER_TOLD_AFTER_DAYS: z.coerce.number().int().min(0).default(3).describe('working days after which a leader is told of an overdue dossier'),
  SMS_URL: z.url().optional().describe('sms; without it nobody gets short messages'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').describe('the mail server, e.g. smtp://127.0.0.1:8025'),
  MAIL_FROM: z.string().describe('the sender, e.g. Một Cửa <no-reply@city.example>'),
});
export type NotifyConfig = z.infer<typeof NotifyConfig>;
