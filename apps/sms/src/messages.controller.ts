import { ServicesOnly } from '@motcua/auth/decorators';
import { SendSms, SmsSent } from '@motcua/contracts/sms-api';
import { inGsm7 } from '@motcua/domain/sms/gsm7';
import { readPhoneNumber } from '@motcua/domain/sms/phone-number';
import { Api } from '@motcua/http/api';
import { Clock } from '@motcua/http/clock';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { z } from 'zod';
import { OPERATOR, type Operator, SmsRefused } from './operator/operator.ts';
import { SentLately } from './sent-lately.ts';

@ServicesOnly('notify')
@Controller('internal/messages')
export class MessagesController {
  private readonly lately = new SentLately();

  constructor(@Inject(OPERATOR) private readonly operator: Operator, private readonly clock: Clock) {}

  @Post()
  @HttpCode(202)
  @Api({ summary: 'Send a short message', body: SendSms, answers: { 202: SmsSent, 422: 'Not a telephone number, or one that the network refuses', 503: 'No network takes it now' } })
  async send(@Body(parsedBy(SendSms)) { id, to, text, accents }: z.output<typeof SendSms>): Promise<SmsSent> {
    const phone = readPhoneNumber(to);
    if (phone === undefined) throw new RequestProblem(422, 'phone-number-invalid', { detail: 'This is no telephone number of a person.' });
    const send = () => this.operator.send({ id, to: phone, text: accents ? text : inGsm7(text) });
    const message = await this.lately.once(id, this.clock.machine().getTime(), send).catch((error: unknown) => {
      if (error instanceof SmsRefused) throw new RequestProblem(422, 'sms-refused', { detail: error.message });
      throw error;
    });
    return { message };
  }
}
