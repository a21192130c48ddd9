import { ServicesOnly } from '@motcua/auth/decorators';
import { FollowAsked, Followed, FollowLink, PushAsked, PushOffered } from '@motcua/contracts/follows-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Following } from './following.service.ts';
import { PushServices } from './push/push-services.ts';

/** For portal, which has asked lookup for the status by code and second factor, and shows the pages that the links in letters lead to. */
@ServicesOnly('portal')
@Controller('internal/follows')
export class FollowsController {
  constructor(
    private readonly following: Following,
    private readonly pushServices: PushServices,
  ) {}

  @Post()
  @HttpCode(202)
  @Api({ summary: 'Tell an address of a dossier’s changes, once it has confirmed', body: FollowAsked, answers: { 202: 'The same whatever becomes of it' } })
  async ask(@Body(parsedBy(FollowAsked)) asked: FollowAsked): Promise<void> {
    await this.following.ask(asked);
  }

  @Get('push')
  @Api({ summary: 'To whom browsers subscribe', answers: { 200: PushOffered } })
  offered(): PushOffered {
    const { publicKey: key } = this.pushServices;
    return key === undefined ? {} : { key };
  }

  @Post('push')
  @HttpCode(202)
  @Api({ summary: 'Tell a browser of a dossier’s changes', body: PushAsked, answers: { 202: 'The same whatever becomes of it', 422: 'Nothing may be sent to that address' } })
  async askInBrowser(@Body(parsedBy(PushAsked)) asked: PushAsked): Promise<void> {
    if (!this.pushServices.takes(asked.subscription.endpoint)) throw new RequestProblem(422, 'push-endpoint-invalid', { detail: 'This is no push service on the public Internet.' });
    await this.following.askInBrowser(asked);
  }

  @Post('confirm')
  @HttpCode(200)
  @Api({ summary: 'By the link of a letter, once its reader has pressed the button', body: FollowLink, answers: { 200: Followed, 410: 'Not one of ours, too old, or stopped' } })
  confirm(@Body(parsedBy(FollowLink)) { token }: FollowLink): Promise<Followed> {
    return this.following.confirm(token);
  }

  @Post('stop')
  @HttpCode(204)
  @Api({ summary: 'No more letters, by the link in each of them', body: FollowLink, answers: { 204: 'Stopped, or had stopped', 410: 'Not one of ours' } })
  async stop(@Body(parsedBy(FollowLink)) { token }: FollowLink): Promise<void> {
    await this.following.stop(token);
  }
}
