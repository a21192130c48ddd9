import { Public } from '@motcua/auth/decorators';
import { isSignedWebhook } from '@motcua/auth/standard-webhook';
import { BatchResult } from '@motcua/contracts/feeds-api';
import { Api } from '@motcua/http/api';
import { bodyAsSent } from '@motcua/http/body-as-sent';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { keySecret } from '../feeds/feed-keys.ts';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { Intake } from '../rows/intake.service.ts';
import { pushedRows } from './pushed-rows.ts';

/** Rows that a line system pushes: no session, a signature. */
@Controller('v1/feeds')
export class RowsController {
  constructor(
    private readonly feeds: FeedStore,
    private readonly intake: Intake,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
  ) {}

  @Public()
  @Post(':id/rows')
  @HttpCode(200)
  @Api({
    summary: 'Rows of a feed, signed as Standard Webhooks are. What is answered is kept for good; the same row again changes nothing',
    headers: { 'webhook-id': 'Of the batch', 'webhook-timestamp': 'Seconds; five minutes off at most', 'webhook-signature': 'v1, and HMAC-SHA256 of id, timestamp and body with a key of the feed' },
    answers: { 200: BatchResult, 401: 'Not signed with a key of this feed', 413: 'More than 1,000 rows or 4 MB' },
  })
  async take(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BatchResult> {
    const feed = await this.feeds.find(id);
    const body = bodyAsSent(request);
    // An unknown feed is refused in the same words as a wrong signature: which feeds there are is nobody's business.
    if (feed?.definition.road !== 'push' || !isSignedWebhook(body, request.headers, { secrets: this.secretsOf(feed, request.headers['webhook-key-id']), at: this.clock.machine().getTime() })) throw new RequestProblem(401, 'feed-signature-invalid');
    const from = String(request.headers['webhook-id']).slice(0, 80);
    return this.intake.take(feed, pushedRows(body, request.headers['content-type'] ?? '', { columns: feed.definition.columns, from }));
  }

  /** Of the key that is named, or of all that are not revoked: libraries of Standard Webhooks name none. */
  private secretsOf({ _id, keys }: FeedDocument, named: unknown): string[] {
    return keys.filter(({ id, revokedAt }) => revokedAt === undefined && (named === undefined || named === id)).map(({ id }) => keySecret(this.config.FEED_SECRET, _id, id));
  }
}
