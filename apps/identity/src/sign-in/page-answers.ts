import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import { pageHeaders } from '../frame.tsx';
import { languageOf } from '../messages.ts';
import { expiredPage } from './pages.tsx';

/** 422 is for a form that has to be looked at again. */
export async function show(reply: FastifyReply, html: string, status = 200): Promise<void> {
  await reply.status(status).headers(pageHeaders).send(html);
}

@Catch(errors.SessionNotFound)
export class ExpiredFilter implements ExceptionFilter {
  async catch(_: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { lang } = request.query as { lang?: unknown };
    await show(host.switchToHttp().getResponse<FastifyReply>(), expiredPage(languageOf(typeof lang === 'string' ? lang : undefined, request.headers['accept-language'])), 400);
  }
}
