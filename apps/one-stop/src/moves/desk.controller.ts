import { Roles, CurrentActor } from '@motcua/auth/decorators';
import { Appointment, Approve, Assign, Claim, ConfirmDelivery, Moved, PassOn, Refuse, RequestSupplement, ReturnResult, SendBack, Stop } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asking, headersOfMove as headers } from './asking.ts';
import { deskRoles } from './desk-roles.ts';
import { DeskService } from './desk.service.ts';
import type { Asked } from './moves.ts';

/** Moves of officials. Which role may open the door stands here; whose step, dossier and agency it is, the domain decides. */
@Roles(...deskRoles)
@Controller('v1/dossiers/:id')
export class DeskController {
  constructor(private readonly desk: DeskService) {}

  @Get('appointment')
  @Api({ summary: 'When the result would be promised if the dossier were received now', answers: { 200: Appointment } })
  appointment(@CurrentActor() actor: Actor, @Param('id', parsedBy(z.uuid())) id: string): Promise<Appointment> {
    return this.desk.appointment(id, actor);
  }

  @Post('receive')
  @HttpCode(200)
  @Api({ summary: 'Receive the dossier: the term begins and the appointment is made', headers, answers: { 200: Moved } })
  receive(@Asking() asked: Asked): Promise<Moved> {
    return this.desk.receive(asked);
  }

  @Post('refuse')
  @HttpCode(200)
  @Api({ summary: 'Refuse the dossier at reception (Mẫu 03)', body: Refuse, headers, answers: { 200: Moved } })
  refuse(@Asking() asked: Asked, @Body(parsedBy(Refuse)) refusal: z.output<typeof Refuse>): Promise<Moved> {
    return this.desk.refuse(asked, refusal);
  }

  @Post('request-supplement')
  @HttpCode(200)
  @Api({ summary: 'Ask the citizen for papers or answers (Mẫu 02); the clock stops', body: RequestSupplement, headers, answers: { 200: Moved } })
  requestSupplement(@Asking() asked: Asked, @Body(parsedBy(RequestSupplement)) request: RequestSupplement): Promise<Moved> {
    return this.desk.requestSupplement(asked, request);
  }

  @Post('claim')
  @HttpCode(200)
  @Api({ summary: 'Take the dossier at its step', body: Claim, headers, answers: { 200: Moved } })
  claim(@Asking() asked: Asked, @Body(parsedBy(Claim)) claim: Claim): Promise<Moved> {
    return this.desk.claim(asked, claim);
  }

  @Post('assign')
  @HttpCode(200)
  @Api({ summary: 'Give a confidential dossier to an inspector, unread; who had it before reads nothing of it any more', body: Assign, headers, answers: { 200: Moved } })
  assign(@Asking() asked: Asked, @Body(parsedBy(Assign)) assignment: z.output<typeof Assign>): Promise<Moved> {
    return this.desk.assign(asked, assignment);
  }

  @Post('pass-on')
  @HttpCode(200)
  @Api({ summary: 'Hand the dossier to the next step', body: PassOn, headers, answers: { 200: Moved } })
  passOn(@Asking() asked: Asked, @Body(parsedBy(PassOn)) passOn: z.output<typeof PassOn>): Promise<Moved> {
    return this.desk.passOn(asked, passOn);
  }

  @Post('send-back')
  @HttpCode(200)
  @Api({ summary: 'Give the dossier back to an earlier step', body: SendBack, headers, answers: { 200: Moved } })
  sendBack(@Asking() asked: Asked, @Body(parsedBy(SendBack)) sendBack: z.output<typeof SendBack>): Promise<Moved> {
    return this.desk.sendBack(asked, sendBack);
  }

  @Post('approve')
  @HttpCode(200)
  @Api({ summary: 'Approve the result: the term is over', body: Approve, headers, answers: { 200: Moved } })
  approve(@Asking() asked: Asked, @Body(parsedBy(Approve)) approval: z.output<typeof Approve>): Promise<Moved> {
    return this.desk.approve(asked, approval);
  }

  @Post('return')
  @HttpCode(200)
  @Api({ summary: 'The citizen has the result', body: ReturnResult, headers, answers: { 200: Moved } })
  returnResult(@Asking() asked: Asked, @Body(parsedBy(ReturnResult)) returned: z.output<typeof ReturnResult>): Promise<Moved> {
    return this.desk.returnResult(asked, returned);
  }

  @Post('confirm-delivery')
  @HttpCode(200)
  @Api({ summary: 'The carrier has brought the result', body: ConfirmDelivery, headers, answers: { 200: Moved } })
  confirmDelivery(@Asking() asked: Asked, @Body(parsedBy(ConfirmDelivery)) delivery: z.output<typeof ConfirmDelivery>): Promise<Moved> {
    return this.desk.confirmDelivery(asked, delivery);
  }

  @Post('stop')
  @HttpCode(200)
  @Api({ summary: 'End a dossier whose citizen did not answer in time', body: Stop, headers, answers: { 200: Moved } })
  stop(@Asking() asked: Asked, @Body(parsedBy(Stop)) stop: z.output<typeof Stop>): Promise<Moved> {
    return this.desk.stop(asked, stop);
  }
}
