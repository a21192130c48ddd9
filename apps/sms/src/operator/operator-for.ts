import { KannelOperator } from '../kannel/kannel.operator.ts';
import type { SmsConfig } from '../sms.config.ts';
import type { Operator } from './operator.ts';

/** The road that the settings name. @throws Error when they name none */
export function operatorFor({ KANNEL_URL, KANNEL_KEY, SMS_NUMBER, HOST, PORT }: SmsConfig): Operator {
  if (KANNEL_URL === undefined || KANNEL_KEY === undefined) throw new Error('KANNEL_URL and KANNEL_KEY say how messages go out; one of them is missing');
  const reportsTo = (message: string) => `http://${HOST}:${PORT}/kannel/receipts/${encodeURIComponent(message)}?type=%d&key=${encodeURIComponent(KANNEL_KEY)}`;
  return new KannelOperator({ url: KANNEL_URL, from: SMS_NUMBER, reportsTo });
}
