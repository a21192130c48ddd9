import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { AskRefund, DecideRefund, FeesView, PayRefund, RequestPayment, SetFee, TakePayment, VoidPayment } from '@motcua/contracts/fees-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { Asking, headersOfMove as headers } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import type { Asked } from '../moves/moves.ts';
import { FeesReader } from './fees-reader.ts';
import { FeesService } from './fees.service.ts';
import { Receipts } from './receipts.service.ts';

const Id = z.uuid();

/** Fees of one dossier: who may open which door stands here; who stands behind the counter, the domain knows. */
@Controller('v1/dossiers/:id')
export class FeesController {
  constructor(
    private readonly fees: FeesService,
    private readonly reader: FeesReader,
    private readonly receipts: Receipts,
    private readonly dossiers: DossiersService,
  ) {}

  @Get('fees')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'What the dossier costs, what was paid and what the reader may do about it', answers: { 200: FeesView } })
  async show(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<FeesView> {
    return this.reader.read(id, actor);
  }

  @Get('receipts/:receipt')
  @PrivateFile()
  @Api({ summary: 'A receipt, or a voucher of what was paid back, as PDF', answers: { 200: 'application/pdf' } })
  async receipt(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @Param('receipt', parsedBy(Id)) receipt: string): Promise<StreamableFile> {
    return this.receipts.print(await this.dossiers.read(id, actor, 'read-paper'), receipt);
  }

  @Post('request-payment')
  @HttpCode(200)
  @Roles(...deskRoles)
  @Api({ summary: 'Ask the citizen for what is owed, and for more besides; the clock stops until it is paid', body: RequestPayment, headers, answers: { 200: Moved } })
  requestPayment(@Asking() asked: Asked, @Body(parsedBy(RequestPayment)) body: RequestPayment): Promise<Moved> {
    return this.fees.requestPayment(asked, body);
  }

  @Post('confirm-payment')
  @HttpCode(200)
  @Roles(...deskRoles)
  @Api({ summary: 'Take money at the counter; its receipt is written with it. Where all that was waited for is paid, the clock goes on', body: TakePayment, headers, answers: { 200: Moved } })
  take(@Asking() asked: Asked, @Body(parsedBy(TakePayment)) body: TakePayment): Promise<Moved> {
    return this.fees.take(asked, body);
  }

  @Post('set-fee')
  @HttpCode(200)
  @Roles(...deskRoles)
  @Api({ summary: 'Say how many units are charged, and grant or take back an exemption', body: SetFee, headers, answers: { 200: Moved } })
  set(@Asking() asked: Asked, @Body(parsedBy(SetFee)) body: SetFee): Promise<Moved> {
    return this.fees.set(asked, body);
  }

  @Post('void-payment')
  @HttpCode(200)
  @Roles('head', 'leader')
  @Api({ summary: 'Void a payment that was entered by mistake; its receipt keeps its number', body: VoidPayment, headers, answers: { 200: Moved } })
  void(@Asking() asked: Asked, @Body(parsedBy(VoidPayment)) body: VoidPayment): Promise<Moved> {
    return this.fees.void(asked, body);
  }

  @Post('ask-refund')
  @HttpCode(200)
  @Roles(...deskRoles)
  @Api({ summary: 'Ask a head to allow that what was paid too much is paid back', body: AskRefund, headers, answers: { 200: Moved } })
  askRefund(@Asking() asked: Asked, @Body(parsedBy(AskRefund)) body: AskRefund): Promise<Moved> {
    return this.fees.askRefund(asked, body);
  }

  @Post('decide-refund')
  @HttpCode(200)
  @Roles('head', 'leader')
  @Api({ summary: 'Allow a refund or not, by somebody else than who asked; what came on line then goes back by itself', body: DecideRefund, headers, answers: { 200: Moved } })
  decideRefund(@Asking() asked: Asked, @Body(parsedBy(DecideRefund)) body: DecideRefund): Promise<Moved> {
    return this.fees.decideRefund(asked, body);
  }

  @Post('pay-refund')
  @HttpCode(200)
  @Roles(...deskRoles)
  @Api({ summary: 'Pay an allowed refund out at the counter', body: PayRefund, headers, answers: { 200: Moved } })
  payRefund(@Asking() asked: Asked, @Body(parsedBy(PayRefund)) body: PayRefund): Promise<Moved> {
    return this.fees.payRefund(asked, body);
  }
}
