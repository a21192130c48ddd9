import { callerKey } from '@motcua/auth/caller-key';
import { CountedWindows } from '@motcua/auth/counted-windows';
import { smsChosen } from '@motcua/contracts/events';
import { readPhoneNumber } from '@motcua/domain/sms/phone-number';
import { readSms, type SmsRequest, type Wished } from '@motcua/domain/sms/request';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { EventPublisher } from '@motcua/messaging/publisher';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, register } from 'prom-client';
import { Lookup } from '../lookup.ts';
import type { Incoming } from '../operator/operator.ts';
import { SMS_CONFIG, type SmsConfig } from '../sms.config.ts';
import { statusTold, told } from './answer.ts';

/** A person sends a handful of messages an hour; two machines that answer each other send thousands. */
const mostMessages = 30;
const windowMilliseconds = 15 * 60_000;

/** What is answered to a message that came in. */
@Injectable()
export class Answering {
  private readonly messages = new CountedWindows(windowMilliseconds);
  private readonly answered = answerCounter();

  constructor(
    private readonly lookup: Lookup,
    private readonly events: EventPublisher,
    private readonly clock: Clock,
    @Inject(SMS_CONFIG) private readonly config: SmsConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns undefined when nothing is to be answered: to what is no person's number, and to whoever goes on after being asked to wait */
  async answer({ from, text }: Incoming): Promise<string | undefined> {
    const phone = readPhoneNumber(from);
    if (phone === undefined) return undefined;
    const caller = callerKey(this.config.SERVICE_SECRET, phone);
    const request = readSms(text);
    const sent = this.messages.count(caller, this.clock.machine().getTime());
    if (sent > mostMessages) return this.tooOften(caller, sent, request);
    this.answered.inc({ asked: request.asks });
    return this.replyTo(request, caller).catch((error: unknown) => {
      this.logger.warn({ err: error, asked: request.asks }, 'a short message could not be answered');
      return told('away', request);
    });
  }

  private replyTo(request: SmsRequest, caller: string): Promise<string> | Promise<never> {
    if (request.asks === 'status') return this.statusFor(request, caller);
    if (request.asks === 'stop' || request.asks === 'start') return this.choose(request, caller);
    return Promise.resolve(told(request.asks, request));
  }

  private async statusFor({ code, digits, ...wished }: Extract<SmsRequest, { asks: 'status' }>, caller: string): Promise<string> {
    const found = await this.lookup.find({ code, digits, caller });
    if (found.is === 'found') return statusTold(found.status, wished);
    return found.is === 'not-found' ? told('not-found', wished) : told('too-many', wished, { minutes: Math.ceil(found.seconds / 60) });
  }

  /** Answered once it is written down where a crash does not reach it. */
  private async choose({ asks, ...wished }: SmsRequest, phone: string): Promise<string> {
    const wants = asks === 'start';
    await this.events.publish([newEntry(smsChosen, { source: '/motcua/sms', subject: phone, data: { phone, wants }, time: this.clock.now() })]);
    return told(wants ? 'start' : 'stop', wished);
  }

  private tooOften(caller: string, sent: number, wished: Wished): string | undefined {
    const seconds = this.messages.waitFor(caller, mostMessages, this.clock.machine().getTime());
    return sent === mostMessages + 1 ? told('too-often', wished, { minutes: Math.ceil(seconds / 60) }) : undefined;
  }
}

function answerCounter(): Counter<'asked'> {
  const name = 'motcua_sms_asked_total';
  register.removeSingleMetric(name);
  return new Counter({ name, help: 'Short messages that came in, by what they ask for', labelNames: ['asked'] });
}
