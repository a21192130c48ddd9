import { Readable } from 'node:stream';
import type { IssuingAgency } from './dossier-paper.ts';
import { formName, letterhead, zoneOf } from './letterhead.ts';
import { paragraph } from './paragraph.ts';
import { RegisterTable } from './register-table.ts';
import { plain } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { templateOn } from './template.ts';
import type { Template } from './template.ts';
import { dayInDigits, dayOf, gloss, phoneInGroups, say } from './wording.ts';

/** One dossier of the register. Instants in UTC. */
export interface RegisterRow {
  reference: string;
  procedure: string;
  sets?: number;
  applicant: string;
  address?: string;
  phone?: string;
  /** Where it is, or who decided. */
  handler: string;
  receivedAt: string;
  /** As it was promised at reception, and what an extension has made of it. */
  promisedAt?: string;
  movedTo?: string;
  returnedAt?: string;
  channel?: 'counter' | 'online' | 'post';
  standing: 'open' | 'completed' | 'returned' | 'ended';
  /** Of one that ended without a result: how, in words. */
  ended?: string;
  /** Whether its term was ever not kept. */
  late: boolean;
}

/** The register of an agency (Mẫu 06 of Circular 01/2018/TT-VPCP, Mẫu 07 of Circular 03/2025/TT-VPCP) over some days. */
export interface RegisterBook {
  agency: IssuingAgency;
  /** YYYY-MM-DD, both included. */
  from: string;
  to: string;
  issuedAt: string;
  rows: AsyncIterable<RegisterRow> | Iterable<RegisterRow>;
}

/** The register as a stream of a PDF, A4 on its side: however many dossiers there are, a page of them is in memory. */
export function register(book: RegisterBook, template: Template = templateOn('register', dayOf(book.issuedAt, zoneOf(book.agency)))): Readable {
  return Readable.from(drawn(book, template), { objectMode: false });
}

async function* drawn(book: RegisterBook, template: Template): AsyncGenerator<Buffer> {
  const { agency, issuedAt, from, to } = book;
  const period = { from: dayInDigits(from), to: dayInDigits(to) };
  const title = `${say('register.title', {}, template.words)} ${agency.name}`;
  const sheet = new Sheet({ title, author: agency.name, issuedAt, words: template.words, landscape: true, streamed: true, foot: say('register.foot', { agency: agency.name, ...period }) });
  const full: Buffer[] = [];
  const ended = new Promise((resolve, reject) => sheet.doc.on('end', resolve).on('error', reject));
  sheet.doc.on('data', (chunk: Buffer) => full.push(chunk));
  head(sheet, book, period);
  const table = new RegisterTable(sheet, template.layout ?? {});
  const counts = { all: 0, returned: 0, completed: 0, open: 0, ended: 0, late: 0 };
  for await (const row of book.rows) {
    counts.all += 1;
    counts[row.standing] += 1;
    counts.late += Number(row.late);
    if (table.write(counts.all, cellsOf(sheet, row, zoneOf(agency)))) {
      await turn();
      yield* full.splice(0);
    }
  }
  table.close(counts.all === 0 ? sheet.say('register.none') : sheet.say('register.total', inDigits(counts)));
  sheet.doc.end();
  await ended;
  yield* full;
}

/** Others are served between two pages, and what was written has come out by then. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

const inDigits = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));

function head(sheet: Sheet, { agency, issuedAt }: RegisterBook, period: { from: string; to: string }): void {
  formName(sheet, sheet.say('register.form'));
  letterhead(sheet, agency, { issuedAt });
  paragraph(sheet, plain(sheet.say('register.title'), 'bold'), { size: 14, leading: 1.3, align: 'center', before: 3 });
  paragraph(sheet, plain(gloss('register.title'), 'italic'), { size: 11, align: 'center', before: 0 });
  paragraph(sheet, plain(sheet.say('register.period', period)), { size: 12, align: 'center', before: 1 });
  sheet.skip(3);
}

function cellsOf(sheet: Sheet, row: RegisterRow, zone: number): Readonly<Record<string, string>> {
  const day = (at: string | undefined) => (at === undefined ? '' : dayInDigits(dayOf(at, zone)));
  const notes = [
    ...(row.movedTo === undefined ? [] : [sheet.say('register.note.moved', { day: day(row.movedTo) })]),
    ...(row.late ? [sheet.say('register.note.late')] : []),
    ...(row.ended === undefined ? [] : [sheet.say('register.note.ended', { state: row.ended })]),
  ];
  return {
    ...{ reference: row.reference, procedure: row.procedure, sets: String(row.sets ?? 1), applicant: row.applicant, handler: row.handler },
    contact: [row.address, row.phone && phoneInGroups(row.phone)].filter(Boolean).join('; '),
    ...{ received: day(row.receivedAt), due: day(row.promisedAt), returned: day(row.returnedAt) },
    channel: row.channel ? sheet.say(`register.channel.${row.channel}`) : '',
    note: notes.join('. '),
  };
}
