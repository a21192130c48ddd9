import type { Clock } from '@motcua/http/clock';
import type { Logger } from '@motcua/logging/logger';
import type { Answering } from '../answering/answering.service.ts';
import { KannelOperator } from '../kannel/kannel.operator.ts';
import type { Receipts } from '../receipts.ts';
import { SmppOperator } from '../smpp/smpp.operator.ts';
import type { SmsConfig } from '../sms.config.ts';
import type { Operator } from './operator.ts';

/** The road that the settings name; with both, messages go out by SMPP and Kannel is still heard. @throws Error when they name none */
export function operatorFor(config: SmsConfig, answering: Answering, receipts: Receipts, clock: Clock, logger: Logger): Operator {
  const { SMPP_URL, SMPP_WINDOW, SMPP_MESSAGE_IDS, SMS_NUMBER } = config;
  return SMPP_URL === undefined ? kannelFor(config) : new SmppOperator({ url: SMPP_URL, from: SMS_NUMBER, window: SMPP_WINDOW, messageIds: SMPP_MESSAGE_IDS }, { answering, receipts, clock, logger });
}

function kannelFor({ KANNEL_URL, KANNEL_KEY, SMS_NUMBER, HOST, PORT }: SmsConfig): Operator {
  if (KANNEL_URL === undefined || KANNEL_KEY === undefined) throw new Error('how messages go out is not said: set SMPP_URL, or KANNEL_URL and KANNEL_KEY');
  const reportsTo = (message: string) => `http://${HOST}:${PORT}/kannel/receipts/${encodeURIComponent(message)}?type=%d&key=${encodeURIComponent(KANNEL_KEY)}`;
  return new KannelOperator({ url: KANNEL_URL, from: SMS_NUMBER, reportsTo });
}
