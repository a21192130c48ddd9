import type { Person } from '@motcua/auth/sign-in';
import { RequestProblem } from '@motcua/http/problem';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Citizen } from '../frame/visit.ts';
import { passThrough } from '../services/pass-through.ts';
import { Dossiers } from './dossiers.client.ts';

/** Papers of the office under the names that citizens see, and where one-stop has them. */
const papers: Readonly<Record<string, string>> = {
  'giay-tiep-nhan.pdf': 'papers/receipt.pdf',
  'phieu-bo-sung.pdf': 'papers/supplement.pdf',
  'phieu-tu-choi.pdf': 'papers/refusal.pdf',
  'thu-xin-loi.pdf': 'papers/apology.pdf',
  'ket-qua': 'result',
};

@Controller('ho-so/:id')
export class FilesController {
  constructor(private readonly dossiers: Dossiers) {}

  /** From the moment of submission on, also while one-stop is away. */
  @Get('bien-nhan.pdf')
  async slip(@Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.dossiers.slip(citizen, id));
  }

  @Get('don.pdf')
  async form(@Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.dossiers.form(citizen, id));
  }

  @Get('tep/:file')
  async attachment(@Citizen() citizen: Person, @Param('id') id: string, @Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.dossiers.file(citizen, id, `attachments/${encodeURIComponent(file)}`));
  }

  @Get(':paper')
  async paper(@Citizen() citizen: Person, @Param('id') id: string, @Param('paper') paper: string, @Res() reply: FastifyReply): Promise<void> {
    const name = Object.hasOwn(papers, paper) ? papers[paper] : undefined;
    if (!name) throw new RequestProblem(404, 'not-found');
    await passThrough(reply, await this.dossiers.file(citizen, id, name));
  }
}
