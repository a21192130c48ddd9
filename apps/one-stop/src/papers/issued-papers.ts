import { Injectable, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { notThere } from '../dossiers/dossier.problems.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { draw, paperKinds } from './issued-paper.ts';

/** As addresses name them: `receipt.pdf`. */
export const PaperName = z.templateLiteral([z.enum(paperKinds), '.pdf']);
export type PaperName = z.infer<typeof PaperName>;

@Injectable()
export class IssuedPapers {
  /** The newest of its kind. @throws RequestProblem 404 when none was given out */
  async print({ issued, reference }: KeptDossier, name: PaperName, bothCopies = false): Promise<StreamableFile> {
    const paper = issued.findLast(({ kind }) => `${kind}.pdf` === name);
    if (!paper) throw notThere('such paper');
    const pdf = await draw(paper, bothCopies);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${reference}-${name}"`, length: pdf.length });
  }
}
