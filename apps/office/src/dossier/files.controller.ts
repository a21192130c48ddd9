import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Official } from '../frame/visit.ts';
import { OneStop } from '../services/one-stop.ts';
import { passThrough } from '../services/pass-through.ts';
import { DossierId } from './id.ts';

const Paper = z.enum(['receipt.pdf', 'supplement.pdf', 'refusal.pdf', 'hand-over.pdf', 'apology.pdf', 'control-slip.pdf']);
const Copies = z.object({ copies: z.enum(['1', '2']).optional().catch(undefined) });
/** `?keep`: as a file instead of in the browser. */
const How = z.object({ keep: z.string().optional() });

/** Files of a dossier, each with the official's own right to see them. */
@Controller('office/ho-so/:id')
export class FilesController {
  constructor(private readonly oneStop: OneStop) {}

  @Get('tep/:file')
  async attachment(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Param('file', parsedBy(DossierId)) file: string, @Query(parsedBy(How)) { keep }: z.output<typeof How>, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, `attachments/${file}`), { download: keep !== undefined });
  }

  @Get('giay/:paper')
  async paper(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Param('paper', parsedBy(Paper)) paper: string, @Query(parsedBy(Copies)) { copies }: z.output<typeof Copies>, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, `papers/${paper}${copies ? `?copies=${copies}` : ''}`));
  }

  @Get('don.pdf')
  async form(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, 'form.pdf'));
  }

  @Get('chu-ky.svg')
  async signature(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, 'signature.svg'));
  }

  @Get('ket-qua')
  async result(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Query(parsedBy(How)) { keep }: z.output<typeof How>, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, 'result'), { download: keep !== undefined });
  }
}
