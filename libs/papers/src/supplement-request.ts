import { cleanParagraphs } from './clean-text.ts';
import { capitalName, contactLines, dossierSheet, line, templateFor, titleLines, unitOf } from './dossier-lines.ts';
import type { DossierPaper } from './dossier-paper.ts';
import { formName, letterhead } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import type { Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';
import type { Template } from './template.ts';
import { trace } from './trace.ts';
import { dayInWords, phoneInGroups, say } from './wording.ts';

/** What stands on Mẫu 02, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ" (Circular 01/2018/TT-VPCP). */
export interface SupplementRequest extends DossierPaper {
  /** Why, in the officer's words; lines are kept. */
  message: string;
  /** Names of papers to be handed in again or for the first time. */
  papers?: readonly string[];
  /** Labels of the fields to be filled in again. */
  fields?: readonly string[];
  /** YYYY-MM-DD, the last day. */
  until: string;
  officer?: string;
  /** In the register of requests; a dotted line stands in its place. */
  number?: string;
}

/** Mẫu 02 as PDF, A4. The same input gives the same bytes. */
export async function supplementRequest(request: SupplementRequest, template: Template = templateFor('supplement', request)): Promise<Buffer> {
  const sheet = dossierSheet(request, say('supplement.title', {}, template.words), template);
  formName(sheet, sheet.say('supplement.form'));
  letterhead(sheet, request.agency, { number: sheet.say('number.supplement', { number: request.number ?? sheet.say('number.blank') }), issuedAt: request.issuedAt });
  titleLines(sheet, 'supplement.title', request.reference);
  line(sheet, 'dossier-of', { name: capitalName(request.applicant) });
  line(sheet, 'procedure', { procedure: request.procedure });
  contactLines(sheet, request.applicant);
  askedFor(sheet, request);
  reason(sheet, request.message);
  line(sheet, 'supplement.until', { day: dayInWords(request.until) });
  line(sheet, 'supplement.clock');
  const phone = request.agency.phone ? sheet.say('supplement.help.phone', { phone: phoneInGroups(request.agency.phone) }) : '';
  line(sheet, 'supplement.help', { ...unitOf(request.agency, sheet), phone });
  const { officer } = request;
  signatures(sheet, undefined, { role: sheet.say('sign.guide'), note: sheet.say('sign.by-hand'), ...(officer ? { name: officer } : {}) });
  trace(sheet, request);
  pageFeet(sheet, sheet.say('foot.reference', { reference: request.reference }));
  return sheet.finish();
}

function askedFor(sheet: Sheet, { papers = [], fields = [] }: SupplementRequest): void {
  line(sheet, 'supplement.asked');
  papers.forEach((name, at) => line(sheet, 'supplement.paper', { number: String(at + 1), name }));
  fields.forEach((name, at) => line(sheet, 'supplement.field', { number: String(papers.length + at + 1), name }));
  if (papers.length + fields.length === 0) line(sheet, 'supplement.as-stated');
}

function reason(sheet: Sheet, message: string): void {
  const [first = '', ...others] = cleanParagraphs(message);
  line(sheet, 'supplement.reason', { text: first });
  for (const other of others) paragraph(sheet, plain(other));
}
