import { Roles } from '@motcua/auth/decorators';
import type { Moved as MovedAnswer } from '@motcua/contracts/one-stop-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import { ApproveApology, DeclineApology, DraftApology, ResumeWork, Suspend } from '@motcua/contracts/terms-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Asking, headersOfMove as headers } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import type { Asked } from '../moves/moves.ts';
import { TermsService } from './terms.service.ts';

/** Moves that touch the clock. */
@Roles(...deskRoles)
@Controller('v1/dossiers/:id')
export class TermsController {
  constructor(private readonly terms: TermsService) {}

  @Post('suspend')
  @HttpCode(200)
  @Api({ summary: 'Let the work stand still while it waits for somebody else; the clock stops', body: Suspend, headers, answers: { 200: Moved } })
  suspend(@Asking() asked: Asked, @Body(parsedBy(Suspend)) wait: Suspend): Promise<MovedAnswer> {
    return this.terms.suspend(asked, wait);
  }

  @Post('resume-work')
  @HttpCode(200)
  @Api({ summary: 'Take up work again; the clock goes on where it stopped', body: ResumeWork, headers, answers: { 200: Moved } })
  resumeWork(@Asking() asked: Asked, @Body(parsedBy(ResumeWork)) resumed: ResumeWork): Promise<MovedAnswer> {
    return this.terms.resumeWork(asked, resumed);
  }

  @Post('draft-apology')
  @HttpCode(200)
  @Api({ summary: 'Draft a letter of apology with a new date (Mẫu 04), for a leader to approve', body: DraftApology, headers, answers: { 200: Moved } })
  draftApology(@Asking() asked: Asked, @Body(parsedBy(DraftApology)) letter: DraftApology): Promise<MovedAnswer> {
    return this.terms.draftApology(asked, letter);
  }

  @Post('approve-apology')
  @HttpCode(200)
  @Api({ summary: 'Approve the letter that waits: it goes out, and the new date is in force', body: ApproveApology, headers, answers: { 200: Moved } })
  approveApology(@Asking() asked: Asked, @Body(parsedBy(ApproveApology)) _: object): Promise<MovedAnswer> {
    return this.terms.approveApology(asked);
  }

  @Post('decline-apology')
  @HttpCode(200)
  @Api({ summary: 'Decline the letter that waits; it may be drafted anew', body: DeclineApology, headers, answers: { 200: Moved } })
  declineApology(@Asking() asked: Asked, @Body(parsedBy(DeclineApology)) declined: DeclineApology): Promise<MovedAnswer> {
    return this.terms.declineApology(asked, declined);
  }
}
