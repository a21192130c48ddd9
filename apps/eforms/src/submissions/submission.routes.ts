import { VERIFIER } from '@motcua/auth/auth.module';
import { NotAllowed } from '@motcua/auth/errors';
import type { Verifier } from '@motcua/auth/verifier';
import { NewSubmission, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { HotRoutes } from '@motcua/http/hot-routes';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from './language.ts';
import { SubmissionsService, type Asking } from './submissions.service.ts';

const Id = z.uuid();
const answers = {
  201: SubmissionReceipt,
  409: 'The key was used for something else',
  422: 'Answers or papers are missing or wrong',
  503: 'More is waiting than can be promised; nothing was saved',
};
const headers = { 'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out' };

/** The two ways to submit: on the last day of a term everybody comes through here at once. */
@Injectable()
export class SubmissionRoutes implements OnModuleInit {
  constructor(
    private readonly hotRoutes: HotRoutes,
    private readonly submissions: SubmissionsService,
    @Inject(VERIFIER) private readonly verifier: Verifier,
  ) {}

  onModuleInit(): void {
    this.hotRoutes.open({
      method: 'POST',
      path: '/v1/submissions',
      summary: 'Submit a dossier in one request',
      body: NewSubmission,
      headers,
      answers,
      handle: async (request, reply) => created(reply, await this.submissions.submit(await this.asking(request), NewSubmission.parse(request.body))),
    });
    this.hotRoutes.open({
      method: 'POST',
      path: '/v1/drafts/:id/submit',
      summary: 'Submit a draft as it was saved',
      headers,
      answers,
      handle: async (request, reply) => created(reply, await this.submissions.submitDraft(await this.asking(request), Id.parse((request.params as { id: string }).id))),
    });
  }

  private async asking({ headers: given }: FastifyRequest): Promise<Asking> {
    const actor = await this.verifier.verifyBearer(given.authorization);
    // As the guard has it: a service that acts for a person carries that person's token.
    if (actor.kind === 'service') throw new NotAllowed();
    const key = given['idempotency-key'];
    return { actor, key: readIdempotencyKey(Array.isArray(key) ? key[0] : key), language: languageOf(given['accept-language']) };
  }
}

const created = (reply: FastifyReply, receipt: SubmissionReceipt): void => void reply.code(201).send(receipt);
