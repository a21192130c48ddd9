import { contentDisposition } from '@motcua/files/download';
import { filledPaper } from '@motcua/forms/filled-paper';
import { filledForm } from '@motcua/papers/filled-form';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** The official form with the answers of a dossier, drawn when somebody asks for it. */
@Injectable()
export class FilledForms {
  constructor(private readonly catalogue: Catalogue) {}

  async print(dossier: KeptDossier): Promise<StreamableFile> {
    const { answers, papers, reference, submittedAt } = dossier;
    const { letterhead, name, place, phone, code } = this.catalogue.agencyOf(dossier);
    const agency = { letterhead, name: name.vi, place: place.vi, phone, utcOffsetMinutes: this.catalogue.calendarOf(code).utcOffsetMinutes };
    const paper = filledPaper(this.catalogue.formOf(this.catalogue.procedureOf(dossier)), { answers, papers, agency, reference, submittedAt });
    const pdf = await filledForm(paper);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: contentDisposition(`${reference} ${paper.title}.pdf`, 'inline'), length: pdf.length });
  }
}
