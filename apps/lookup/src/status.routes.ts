import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addressBlock } from '@motcua/auth/address-block';
import { PublicStatus } from '@motcua/contracts/dossier';
import { HotRoutes, sendJsonBytes } from '@motcua/http/hot-routes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Lookup } from './lookup.service.ts';

/** The one route that everybody asks all day. */
@Injectable()
export class StatusRoutes implements OnModuleInit {
  constructor(
    private readonly hotRoutes: HotRoutes,
    private readonly lookup: Lookup,
  ) {}

  onModuleInit(): void {
    this.hotRoutes.open({
      method: 'GET',
      path: '/v1/status/:code',
      summary: 'Public status of a dossier by its code or lookup number and a second factor',
      answers: { 200: PublicStatus, 404: 'Unknown code, or wrong digits: the same answer for both', 429: 'Too many wrong tries' },
      headers: { 'second-factor': 'Last four digits of the phone or identity number on the dossier. A header, because addresses end up in logs.' },
      traced: false,
      handle: (request, reply) => this.answer(request, reply),
    });
  }

  private answer(request: FastifyRequest, reply: FastifyReply): void {
    const { code } = request.params as { code: string };
    const digits = request.headers['second-factor'];
    const status = this.lookup.statusOf(code, typeof digits === 'string' ? digits : undefined, addressOf(request));
    sendJsonBytes(request, reply, status);
  }
}

/** Fastify reads the whole chain of proxies each time it is asked; where nobody speaks for another the socket says it. */
export const addressOf = (request: FastifyRequest) => addressBlock(request.headers['x-forwarded-for'] === undefined ? (request.socket.remoteAddress ?? '') : request.ip);
