import type { Procedure } from '@motcua/contracts/procedure';
import { blankPaper } from '@motcua/forms/blank-paper';
import { blankDocx } from '@motcua/papers/blank-docx';
import type { BlankForm } from '@motcua/papers/blank-content';
import { blankForm } from '@motcua/papers/blank-form';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';

export type FormKind = 'pdf' | 'docx';

export interface FormFile {
  readonly bytes: Buffer;
  readonly etag: string;
}

const drawings: Readonly<Record<FormKind, (form: BlankForm) => Promise<Buffer>>> = { pdf: blankForm, docx: blankDocx };

/** Some megabytes: the forms of a whole city, in both kinds. */
const most = 150;

/** Blank forms to print and fill in by hand. A version is frozen, so each is drawn once per process. */
@Injectable()
export class FormFiles {
  private readonly drawn = new Map<string, Promise<FormFile>>();

  of(procedure: Procedure, kind: FormKind): Promise<FormFile> {
    const key = `${procedure.id}/${procedure.version}.${kind}`;
    const known = this.drawn.get(key);
    if (known) return known;
    const [oldest] = this.drawn.keys();
    if (this.drawn.size >= most && oldest !== undefined) this.drawn.delete(oldest);
    const file = draw(procedure, kind);
    this.drawn.set(key, file);
    void file.catch(() => this.drawn.delete(key));
    return file;
  }
}

async function draw(procedure: Procedure, kind: FormKind): Promise<FormFile> {
  const bytes = await drawings[kind](blankPaper(procedure));
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
