import { Moved, Rate, Supplement, Withdraw } from '@motcua/contracts/one-stop-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Asking, headersOfMove as headers } from './asking.ts';
import { CitizenService } from './citizen.service.ts';
import type { Asked } from './moves.ts';

/** Moves of the owner, open to everyone who is signed in; reception may make the first two for those who come to the counter. */
@Controller('v1/dossiers/:id')
export class CitizenController {
  constructor(private readonly citizen: CitizenService) {}

  @Post('supplement')
  @HttpCode(200)
  @Api({ summary: 'Answer a request for papers or answers; the clock goes on', body: Supplement, headers, answers: { 200: Moved } })
  supplement(@Asking() asked: Asked, @Body(parsedBy(Supplement)) supplement: Supplement): Promise<Moved> {
    return this.citizen.supplement(asked, supplement);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Api({ summary: 'Take the dossier back', body: Withdraw, headers, answers: { 200: Moved } })
  withdraw(@Asking() asked: Asked, @Body(parsedBy(Withdraw)) withdrawal: z.output<typeof Withdraw>): Promise<Moved> {
    return this.citizen.withdraw(asked, withdrawal);
  }

  @Post('rate')
  @HttpCode(200)
  @Api({ summary: 'Rate the service, once', body: Rate, headers, answers: { 200: Moved } })
  rate(@Asking() asked: Asked, @Body(parsedBy(Rate)) rating: z.output<typeof Rate>): Promise<Moved> {
    return this.citizen.rate(asked, rating);
  }
}
