import { z } from 'zod';
import { readNetwork } from '@motcua/http/networks';
import { addressOf, AuthEnvironment, DatabaseEnvironment, KafkaEnvironment, ProcessEnvironment } from '@motcua/config/environment';

/** `10.20.0.0/16, 127.0.0.0/8` */
const NamedNetworks = z.string().transform((text) => text.split(',').map((each) => each.trim()).filter(Boolean)).refine((all) => all.every(readNetwork), 'must be networks such as 10.20.0.0/16');

export const NotifyConfig = z.object({
  ...ProcessEnvironment,
  ...DatabaseEnvironment,
  ...KafkaEnvironment,
  ...AuthEnvironment,
  EFORMS_URL: addressOf('eforms'),
  ONE_STOP_URL: addressOf('one-stop'),
  LEADER_TOLD_AFTER_DAYS: z.coerce.number().int().min(0).default(3).describe('working days after which a leader is told of an overdue dossier'),
  SMS_URL: z.url().optional().describe('sms; without it nobody gets short messages'),
  VAPID_KEY: z.string().regex(/^[\da-f]{64}$/).optional().describe('32 bytes in hex, for ever the same: browsers subscribe to its key; without it nothing is pushed to browsers'),
  PUSH_NETWORKS: NamedNetworks.default([]).describe('networks beside the public Internet where push services may be; with 127.0.0.0/8 also plain http to this machine'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').describe('the mail server, e.g. smtp://127.0.0.1:8025'),
  MAIL_FROM: z.string().describe('the sender, e.g. Một Cửa <no-reply@city.example>'),
});
export type NotifyConfig = z.infer<typeof NotifyConfig>;
