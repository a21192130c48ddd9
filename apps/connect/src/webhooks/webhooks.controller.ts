import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { NewSecret, WebhookDefinition, WebhookDetail, WebhookList, WebhookMade, WebhookReplay, WebhookReplayed, WebhookSaved, WebhookSwitch, WebhookTested } from '@motcua/contracts/webhooks-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { WebhookHealths } from './webhook-healths.ts';
import { WebhookReplays } from './webhook-replays.service.ts';
import { WebhookTests } from './webhook-tests.service.ts';
import { Webhooks } from './webhooks.service.ts';

/** For whoever looks after the city's data: the partners that statuses are posted to, and how they are. */
@Controller('v1/webhooks')
@Roles('catalogue-admin')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly healths: WebhookHealths,
    private readonly replays: WebhookReplays,
    private readonly tests: WebhookTests,
  ) {}

  @Get()
  @Api({ summary: 'All partners and how they are', answers: { 200: WebhookList } })
  list(): Promise<WebhookList> {
    return this.healths.all();
  }

  @Post()
  @Api({ summary: 'A new partner, told of what changes from now on; its secret is told once', body: WebhookDefinition, answers: { 201: WebhookMade, 409: 'The id is taken', 422: 'It cannot be like this' } })
  create(@CurrentActor() by: Actor, @Body(parsedBy(WebhookDefinition)) definition: WebhookDefinition): Promise<WebhookMade> {
    return this.webhooks.create(definition, by);
  }

  @Get(':id')
  @Api({ summary: 'One partner: its secrets without what they are, deliveries that failed and the newest ones, and who did what', answers: { 200: WebhookDetail } })
  detail(@Param('id') id: string): Promise<WebhookDetail> {
    return this.healths.one(id);
  }

  @Put(':id')
  @Api({ summary: 'Another address, name or choice of dossiers', body: WebhookDefinition, headers: { 'If-Match': 'The version that was seen' }, answers: { 200: WebhookSaved, 409: 'Somebody else was faster', 422: 'It cannot be like this' } })
  change(@CurrentActor() by: Actor, @Param('id') id: string, @IfMatch() seen: number, @Body(parsedBy(WebhookDefinition)) definition: WebhookDefinition): Promise<WebhookSaved> {
    return this.webhooks.change(id, definition, { by, seen });
  }

  @Put(':id/switch')
  @Api({ summary: 'On or off. While it is off changes are kept ready for 30 days', body: WebhookSwitch, answers: { 200: WebhookSaved } })
  switch(@CurrentActor() by: Actor, @Param('id') id: string, @Body(parsedBy(WebhookSwitch)) { on }: WebhookSwitch): Promise<WebhookSaved> {
    return this.webhooks.switch(id, on, by);
  }

  @Post(':id/secrets')
  @Api({ summary: 'A new secret, told once; the one before signs as well for 24 hours', answers: { 201: NewSecret } })
  renewSecret(@CurrentActor() by: Actor, @Param('id') id: string): Promise<NewSecret> {
    return this.webhooks.renewSecret(id, by);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @Api({ summary: 'Sends again what failed, or the newest status of each dossier that changed from a moment on (30 days at most)', body: WebhookReplay, answers: { 202: WebhookReplayed } })
  replay(@CurrentActor() by: Actor, @Param('id') id: string, @Body(parsedBy(WebhookReplay)) replay: WebhookReplay): Promise<WebhookReplayed> {
    return this.replays.replay(id, replay, by);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Api({ summary: 'Sends a `webhook.test` at once and says what came of it', answers: { 200: WebhookTested } })
  test(@CurrentActor() by: Actor, @Param('id') id: string): Promise<WebhookTested> {
    return this.tests.test(id, by);
  }
}
