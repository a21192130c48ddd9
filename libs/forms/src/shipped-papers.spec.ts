import { describe, expect, it } from '@jest/globals';
import type { Answers } from '@motcua/contracts/form';
import { readDocx } from '@motcua/papers/a-read-docx';
import { outside, overlaps, readPaper } from '@motcua/papers/a-read-paper';
import { blankDocx } from '@motcua/papers/blank-docx';
import { blankForm } from '@motcua/papers/blank-form';
import { filledForm } from '@motcua/papers/filled-form';
import { named, shippedProcedures, validAnswers } from './a-shipped-procedure.ts';
import { blankPaper } from './blank-paper.ts';
import type { CompiledForm } from './compile.ts';
import { type DescribedAnswer, describeAnswers } from './describe.ts';
import { filledPaper } from './filled-paper.ts';

const agency = { letterhead: ['ỦY BAN NHÂN DÂN', 'QUẬN BÌNH THẠNH'], name: 'Ủy ban nhân dân quận Bình Thạnh', place: 'Bình Thạnh' };
const filling = { agency, papers: {}, reference: '000.12.35.H29-261122-0042', submittedAt: '2026-11-22T03:41:00.000Z' };

/** Lines and cells break where they like: what was written is compared without spaces. */
const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '');
/** Texts of all answers that were given, rows included. */
const textsOf = (answers: readonly DescribedAnswer[]): string[] =>
  answers.flatMap(({ type, text, given, rows }) => (rows ? rows.flatMap((row) => textsOf(row.answers)) : given && type !== 'commitment' ? text.split('\n') : []));

const told = (form: CompiledForm, answers: Answers) => describeAnswers(form, answers, 'vi').flatMap((section) => textsOf(section.answers));

describe.each(named(shippedProcedures()))('on paper, %s', (_file, { procedure, form }) => {
  const labels = [...form.sections.flatMap(({ section }) => [section.title.vi]), ...[...form.fields.values()].flatMap(({ field, rows }) => [field.label.vi, ...rows.map((row) => row.field.label.vi)])];
  const wanted = [form.definition.title.vi.toLocaleUpperCase('vi'), form.definition.official.vi, ...labels.map((label) => label.replace(/\s*\?$/, '')), ...procedure.papers.map(({ name }) => name.vi)];

  it('has a blank form to print, which names all that is asked', async () => {
    const { text, words } = await readPaper(await blankForm(blankPaper(procedure)));
    const letters = bare(text);
    expect(wanted.filter((one) => !letters.includes(bare(one)))).toEqual([]);
    expect([...overlaps(words), ...outside(words)]).toEqual([]);
  });

  it('has a blank form for Word, which names the same', async () => {
    const letters = bare(readDocx(await blankDocx(blankPaper(procedure))).text);
    expect(wanted.filter((one) => !letters.includes(bare(one)))).toEqual([]);
  });

  it('has a filled form, in which each answer is found', async () => {
    for (const seed of [1, 2]) {
      const answers = validAnswers(form, seed);
      const { text: whole, words } = await readPaper(await filledForm(filledPaper(form, { ...filling, answers })));
      const letters = bare(whole);
      expect(told(form, answers).filter((text) => !letters.includes(bare(text)))).toEqual([]);
      expect([...overlaps(words), ...outside(words)]).toEqual([]);
    }
  });
});
