import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { circumstances, named, shippedProcedures, units, validAnswers } from './a-shipped-procedure.ts';
import { applicantOf } from './applicant.ts';
import { checkAnswers } from './check.ts';
import { checkPapers, mediaTypes, papersFor } from './check-papers.ts';
import { checkProcedure } from './check-procedure.ts';
import { describeAnswers } from './describe.ts';
import { blocking } from './procedure-problem.ts';
import { formValues, readFormPost } from './read.ts';

/*
 * One definition, four uses. Each shipped form is walked through all of them: as a web form here, as server validation in
 * shipped-refusals and shipped-rules, as a blank form to print and as a filled one in shipped-papers.
 */
const numRuns = 20;

describe.each(named(shippedProcedures()))('as a web form, %s', (file, { procedure, form }) => {
  const drawn = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => validAnswers(form, seed));

  it('may be published', () => {
    expect(blocking(checkProcedure(procedure))).toEqual([]);
  });

  it('bears the name of its file', () => {
    expect(`${procedure.id}.yaml`).toBe(file);
  });

  it('is satisfied by random answers, which survive being checked again', () => {
    fc.assert(fc.property(drawn, (answers) => expect(checkAnswers(form, answers, circumstances)).toEqual({ answers, problems: [] })), { numRuns });
  });

  it('gives back every answer through the page', () => {
    const fields = [...form.fields.values()];
    const roundTrip = (answers: Record<string, unknown>) => checkAnswers(form, readFormPost(fields, formValues(fields, answers)), circumstances);
    fc.assert(fc.property(drawn, (answers) => expect(roundTrip(answers)).toEqual({ answers, problems: [] })), { numRuns });
  });

  it.each(['vi', 'en'] as const)('can be told in %s, with a reachable applicant', (lang) => {
    const answers = validAnswers(form, 7);
    const told = describeAnswers(form, answers, lang).flatMap((section) => section.answers);
    expect(told.every(({ label, text }) => label !== '' && text !== '' && !text.includes('undefined'))).toBe(true);
    expect(applicantOf(procedure.form, answers, units)).toMatchObject({ name: expect.stringMatching(/\p{L}+ \p{L}+/u), phone: expect.stringMatching(/^0\d{9}$/) });
  });

  it('asks for its papers, and is content with one clean file each', () => {
    const answers = validAnswers(form, 11);
    const asked = papersFor(form, answers);
    expect(checkPapers(form, answers, {}, []).map(({ at }) => at)).toEqual(asked.filter(({ optional }) => !optional).map(({ id }) => `papers.${id}`));
    const given = asked.map(({ id, accepts }) => ({ id, name: `${id}.pdf`, size: 1000, type: mediaTypes[accepts[0] ?? 'pdf'], state: 'clean' as const }));
    expect(checkPapers(form, answers, Object.fromEntries(asked.map(({ id }) => [id, [id]])), given)).toEqual([]);
  });
});
