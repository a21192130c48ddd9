import { capitalName, contactLines, dossierSheet, line, titleLines, unitOf } from './dossier-lines.ts';
import type { DossierPaper } from './dossier-paper.ts';
import { letterhead, zoneOf } from './letterhead.ts';
import { signatures } from './signatures.ts';
import { trace } from './trace.ts';
import { momentInWords, say } from './wording.ts';

/** "Phiếu giao nhận kết quả": that a result was handed over, to whom and how. No form prescribes it; reception keeps one and gives one. */
export interface HandOverSlip extends DossierPaper {
  /** Name of the result document. */
  result: string;
  returnedAt: string;
  channel: 'counter' | 'post';
  collector: string;
  as?: 'owner' | 'authorised' | 'other';
  /** Of the paper that whoever collects identified themselves by. */
  identityNumber?: string;
  authorisation?: string;
  postage?: { carrier: string; tracking: string; address: string };
  /** Drawn on the pad, as x, y, x, y … in a field of 600 by 200. */
  strokes?: readonly (readonly number[])[];
  /** Number of the slip that was signed by hand instead. */
  signedSlip?: string;
  officer?: string;
}

/** A4. The same input gives the same bytes. */
export async function handOverSlip(slip: HandOverSlip): Promise<Buffer> {
  const sheet = dossierSheet(slip, say('hand-over.title'));
  letterhead(sheet, slip.agency, { issuedAt: slip.issuedAt });
  titleLines(sheet, 'hand-over.title', slip.reference);
  line(sheet, 'hand-over.given', { ...unitOf(slip.agency), name: capitalName(slip.applicant) });
  contactLines(sheet, slip.applicant);
  line(sheet, 'procedure', { procedure: slip.procedure });
  line(sheet, 'hand-over.result', { result: slip.result });
  line(sheet, 'hand-over.at', { moment: momentInWords(slip.returnedAt, zoneOf(slip.agency)) });
  howItWent(sheet, slip);
  const note = say('sign.by-hand');
  const { strokes, officer } = slip;
  signatures(
    sheet,
    { role: say('sign.collector'), note, name: slip.collector, ...(strokes ? { strokes } : {}) },
    { role: say('sign.returner'), note, ...(officer ? { name: officer } : {}) },
  );
  trace(sheet, slip);
  return sheet.finish();
}

function howItWent(sheet: ReturnType<typeof dossierSheet>, { channel, collector, as, identityNumber, authorisation, postage, signedSlip }: HandOverSlip): void {
  if (channel === 'post') {
    line(sheet, 'hand-over.post', { collector });
    if (postage) line(sheet, 'hand-over.postage', postage);
    return;
  }
  line(sheet, 'hand-over.collector', { collector, as: say(`collector.${as ?? 'owner'}`), number: identityNumber ?? say('applicant.none') });
  if (authorisation) line(sheet, 'hand-over.authorisation', { authorisation });
  if (signedSlip) line(sheet, 'hand-over.signed-slip', { slip: signedSlip });
}
