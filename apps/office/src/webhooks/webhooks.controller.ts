import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Slug } from '@motcua/contracts/text';
import type { NewSecret } from '@motcua/contracts/webhooks-api';
import { parsedBy } from '@motcua/http/parsed-by';
import { show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Administrator } from '../designer/administrator.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { attempt, openedIn, postedIn } from '../organisation/posted.ts';
import { goTo } from '@motcua/pages/reply';
import { addresses } from '../addresses.ts';
import { webhookFormPage } from './webhook-form.page.tsx';
import type { WebhookFormProps } from './webhook-form.page.tsx';
import { done, webhookPage } from './webhook.page.tsx';
import { blankWebhook, definitionOf, typedIn, typedOf } from './webhook-typed.ts';
import { WebhooksClient } from './webhooks.client.ts';
import { webhooksPage } from './webhooks.page.tsx';

const Done = z.enum(done).optional().catch(undefined);

interface Asking {
  readonly visit: Visit;
  readonly person: Person;
  readonly reply: FastifyReply;
}

/** The partners that statuses are posted to: how they are, and the forms that make and change them. */
@Controller('office/doi-tac')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksClient,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const [list, room] = await Promise.all([this.webhooks.all(person), this.rooms.furnish(visit, person)]);
    await show(reply, webhooksPage(room, list));
  }

  @Get('moi')
  async blank(@VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    await this.form({ visit, person, reply }, { version: 0, typed: blankWebhook });
  }

  /** Shown, not led to: the secret is told on this one page. */
  @Post('moi')
  @HttpCode(200)
  async add(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const typed = typedIn(postedIn(request));
    const { definition, errors } = definitionOf(typed);
    if (!definition) return this.form({ visit, person, reply }, { version: 0, typed, refused: { status: 422, code: 'webhook-invalid', errors } });
    let secret: NewSecret | undefined;
    const refused = await attempt(async () => void ({ secret } = await this.webhooks.add(person, definition)));
    await (refused ? this.form({ visit, person, reply }, { version: 0, typed, refused }) : this.page({ visit, person, reply }, definition.id, { secret }));
  }

  @Get(':id')
  async one(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Query('da') just: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.page({ visit, person, reply }, id, { done: Done.parse(just) });
  }

  @Get(':id/sua')
  async edit(@VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { definition, health } = await this.webhooks.one(person, id);
    await this.form({ visit, person, reply }, { version: health.version, typed: typedOf(definition) });
  }

  @Post(':id/sua')
  @HttpCode(200)
  async change(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param('id', parsedBy(Slug)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [typed, { version }] = [{ ...typedIn(posted), id }, openedIn(posted)];
    const { definition, errors } = definitionOf(typed);
    if (!definition) return this.form({ visit, person, reply }, { version, typed, refused: { status: 422, code: 'webhook-invalid', errors } });
    const refused = await attempt(async () => {
      await this.webhooks.change(person, definition, version);
      await goTo(reply, addresses.webhook(id, 'changed'));
    });
    if (refused) await this.form({ visit, person, reply }, { version: refused.current ?? version, typed, refused });
  }

  private async form({ visit, person, reply }: Asking, props: WebhookFormProps): Promise<void> {
    await show(reply, webhookFormPage(await this.rooms.furnish(visit, person), props), props.refused?.status);
  }

  private async page({ visit, person, reply }: Asking, id: string, told: Pick<Parameters<typeof webhookPage>[1], 'done' | 'secret'>): Promise<void> {
    const [webhook, room] = await Promise.all([this.webhooks.one(person, id), this.rooms.furnish(visit, person)]);
    await show(reply, webhookPage(room, { ...webhook, ...told }));
  }
}
