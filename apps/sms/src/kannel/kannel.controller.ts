import { partsOf } from '@motcua/domain/sms/gsm7';
import { RequestProblem } from '@motcua/http/problem';
import { parsedBy } from '@motcua/http/parsed-by';
import { Public } from '@motcua/http/public';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Answering } from '../answering/answering.service.ts';
import type { Fate } from '../operator/operator.ts';
import { Receipts } from '../receipts.ts';
import { SMS_CONFIG, type SmsConfig } from '../sms.config.ts';

const Keyed = z.object({ key: z.string().default('') });
const Reported = z.object({ key: z.string().default(''), type: z.coerce.number().int() });

/** Of a message that came in: who wrote it, and over which network. */
type CameBy = Readonly<Partial<Record<'x-kannel-from' | 'x-kannel-smsc', string>>>;

/** What Kannel reports, by its number; buffered at the network (4) is no news. */
const fates: Readonly<Record<number, Fate>> = { 1: 'delivered', 2: 'failed', 8: 'taken', 16: 'failed' };

/** What Kannel tells: messages that came in, and what became of those that went out. It shows by a key that it is Kannel. */
@ApiExcludeController()
@Public()
@Controller('kannel')
export class KannelController {
  constructor(
    private readonly answering: Answering,
    private readonly receipts: Receipts,
    @Inject(SMS_CONFIG) private readonly config: SmsConfig,
  ) {}

  /** The answer goes back over the network by which the question came: left alone, Kannel would take any. An empty one is not sent. */
  @Post('messages')
  @HttpCode(200)
  async message(@Query(parsedBy(Keyed)) { key }: z.output<typeof Keyed>, @Headers() { 'x-kannel-from': from = '', 'x-kannel-smsc': network }: CameBy, @Body() text: unknown, @Res() reply: FastifyReply): Promise<void> {
    this.mustBeKannel(key);
    const answer = (await this.answering.answer({ from: decodeURIComponent(from), text: typeof text === 'string' ? text : '' })) ?? '';
    const coding = partsOf(answer).coding === 'ucs2' ? '2' : '0';
    await reply.headers({ 'content-type': 'text/plain; charset=UTF-8', 'x-kannel-charset': 'UTF-8', 'x-kannel-coding': coding, ...(network ? { 'x-kannel-smsc': network } : {}) }).send(answer);
  }

  @Get('receipts/:message')
  @HttpCode(200)
  async receipt(@Query(parsedBy(Reported)) { key, type }: z.output<typeof Reported>, @Param('message') message: string): Promise<string> {
    this.mustBeKannel(key);
    const fate = fates[type];
    if (fate) await this.receipts.came({ message, fate });
    return '';
  }

  private mustBeKannel(key: string): void {
    const expected = this.config.KANNEL_KEY;
    const [said, known] = [Buffer.from(key), Buffer.from(expected ?? '')];
    if (expected === undefined || said.length !== known.length || !timingSafeEqual(said, known)) throw new RequestProblem(401, 'not-signed-in');
  }
}
