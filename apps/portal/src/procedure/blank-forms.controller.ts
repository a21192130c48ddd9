import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { passThrough } from '../services/pass-through.ts';
import { Services } from '../services/services.ts';

/** A minute, as catalogue says of what is in force today. */
const soon = 'public, max-age=60';

/** Forms to print and fill in by hand, drawn by catalogue. */
@Controller('thu-tuc/:id')
export class BlankFormsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly services: Services,
  ) {}

  @Get('mau-don.pdf')
  async pdf(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pass(id, 'form.pdf', reply);
  }

  @Get('mau-don.docx')
  async docx(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.pass(id, 'form.docx', reply);
  }

  /** Of the version that the page shows, also while a newer one is on its way here. */
  private async pass(id: string, file: string, reply: FastifyReply): Promise<void> {
    const { version } = this.catalogue.procedure(id);
    await passThrough(reply, await this.services.catalogue(`/v1/procedures/${encodeURIComponent(id)}/versions/${version}/${file}`, { timeoutMs: 30_000 }), soon);
  }
}
