import { CurrentActor } from '@motcua/auth/decorators';
import type { Signature } from '@motcua/contracts/counter';
import type { Actor } from '@motcua/domain/actor';
import { PrivateFile } from '@motcua/files/download';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { notThere } from '../dossiers/dossier.problems.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';

@Controller('v1/dossiers/:id')
export class SignaturesController {
  constructor(private readonly dossiers: DossiersService) {}

  @Get('signature.svg')
  @PrivateFile()
  @Header('content-security-policy', "default-src 'none'")
  @Api({ summary: 'How whoever collected the result signed on the pad, as a picture', answers: { 200: 'image/svg+xml' } })
  async show(@CurrentActor() reader: Actor, @Param('id', parsedBy(z.uuid())) id: string): Promise<StreamableFile> {
    const { returned } = await this.dossiers.read(id, reader, 'read-file');
    if (!returned?.signed || !('strokes' in returned.signed)) throw notThere('signature');
    return new StreamableFile(Buffer.from(pictureOf(returned.signed.strokes)), { type: 'image/svg+xml', disposition: 'inline; filename="signature.svg"' });
  }
}

/** Lines and nothing else, made from numbers alone. */
export function pictureOf(strokes: readonly (readonly number[])[] | Signature): string {
  const lines = strokes.map((points) => `M${points.map(Number).reduce((text, number, index) => `${text}${index === 0 ? '' : index % 2 === 0 ? 'L' : ' '}${number}`, '')}${points.length === 2 ? 'h1' : ''}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path fill="none" stroke="#1c1814" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" d="${lines.join('')}"/></svg>`;
}
