import { Roles } from '@motcua/auth/decorators';
import { DeclineHandOver, HandOver } from '@motcua/contracts/handing-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Asking, headersOfMove as headers } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import type { Asked } from '../moves/moves.ts';
import { TransfersService } from './transfers.service.ts';

/** The whole dossier goes to the agency that is competent; that one says yes, or no and why. */
@Roles(...deskRoles)
@Controller('v1/dossiers/:id')
export class TransfersController {
  constructor(private readonly transfers: TransfersService) {}

  @Post('transfer')
  @HttpCode(200)
  @Api({ summary: 'Offer the dossier to the agency that is competent; until it answers nobody works on it', body: HandOver, headers, answers: { 200: Moved } })
  transfer(@Asking() asked: Asked, @Body(parsedBy(HandOver)) handOver: z.output<typeof HandOver>): Promise<Moved> {
    return this.transfers.transfer(asked, handOver);
  }

  @Post('accept-transfer')
  @HttpCode(200)
  @Api({ summary: 'Take it: it is this agency’s from now on, with its code and term', headers, answers: { 200: Moved } })
  accept(@Asking() asked: Asked): Promise<Moved> {
    return this.transfers.accept(asked);
  }

  @Post('decline-transfer')
  @HttpCode(200)
  @Api({ summary: 'Refuse it, saying why: it is again where it was', body: DeclineHandOver, headers, answers: { 200: Moved } })
  decline(@Asking() asked: Asked, @Body(parsedBy(DeclineHandOver)) { reason }: z.output<typeof DeclineHandOver>): Promise<Moved> {
    return this.transfers.decline(asked, reason);
  }

  @Post('recall-transfer')
  @HttpCode(200)
  @Api({ summary: 'Take the offer back before the other agency has answered', headers, answers: { 200: Moved } })
  recall(@Asking() asked: Asked): Promise<Moved> {
    return this.transfers.recall(asked);
  }
}
