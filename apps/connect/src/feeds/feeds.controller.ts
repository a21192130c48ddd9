import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { DryRun, FeedDefinition, FeedDetail, FeedList, FeedSaved, NewKey, Replay } from '@motcua/contracts/feeds-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { bytesAsSent } from '@motcua/http/body-as-sent';
import { IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FeedHealths } from '../health/feed-healths.ts';
import { DryRuns } from '../judging/dry-runs.ts';
import { Replays } from '../judging/replays.ts';
import { Feeds } from './feeds.service.ts';

/** For whoever looks after the city's data: feeds, their keys, how they are, and what a table would do. */
@Controller('v1/feeds')
@Roles('catalogue-admin')
export class FeedsController {
  constructor(
    private readonly feeds: Feeds,
    private readonly healths: FeedHealths,
    private readonly replays: Replays,
    private readonly dryRuns: DryRuns,
  ) {}

  @Get()
  @Api({ summary: 'All feeds and how they are', answers: { 200: FeedList } })
  list(): Promise<FeedList> {
    return this.healths.all();
  }

  @Post()
  @Api({ summary: 'A new feed', body: FeedDefinition, answers: { 201: FeedSaved, 409: 'The id, or the series of the agency, is taken', 422: 'It cannot be like this' } })
  create(@CurrentActor() by: Actor, @Body(parsedBy(FeedDefinition)) definition: FeedDefinition): Promise<FeedSaved> {
    return this.feeds.create(definition, by);
  }

  @Get(':id')
  @Api({ summary: 'One feed: its table, keys, refused rows and contradictions', answers: { 200: FeedDetail } })
  detail(@Param('id') id: string): Promise<FeedDetail> {
    return this.healths.one(id);
  }

  @Put(':id')
  @Api({ summary: 'A new version of the table; applied to what came before by a replay', body: FeedDefinition, headers: { 'If-Match': 'The version that was seen' }, answers: { 200: FeedSaved, 409: 'Somebody else was faster, or what never changes was changed' } })
  change(@CurrentActor() by: Actor, @Param('id') id: string, @IfMatch() seen: number, @Body(parsedBy(FeedDefinition)) definition: FeedDefinition): Promise<FeedSaved> {
    return this.feeds.change(id, definition, { by, seen });
  }

  @Post(':id/keys')
  @Api({ summary: 'A key to sign rows with; its secret is told once', answers: { 201: NewKey } })
  addKey(@Param('id') id: string): Promise<NewKey> {
    return this.feeds.addKey(id);
  }

  @Delete(':id/keys/:key')
  @HttpCode(204)
  @Api({ summary: 'Revokes a key', answers: { 204: 'Revoked' } })
  revokeKey(@Param('id') id: string, @Param('key') key: string): Promise<void> {
    return this.feeds.revokeKey(id, key);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @Api({ summary: 'Judges all rows of the feed anew, by the present table', answers: { 202: Replay, 409: 'It is being replayed already' } })
  replay(@Param('id') id: string): Promise<Replay> {
    return this.replays.begin(id);
  }

  @Post(':id/dry-run')
  @HttpCode(200)
  @Api({ summary: 'What would happen to each row; nothing is kept. The body is rows as JSON or NDJSON, or a file as text/csv or XLSX', answers: { 200: DryRun } })
  dryRun(@Param('id') id: string, @Req() request: FastifyRequest): Promise<DryRun> {
    return this.dryRuns.run(id, { body: bytesAsSent(request), type: request.headers['content-type'] ?? '' });
  }
}
