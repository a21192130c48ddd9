import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ProvinceUnits } from '@motcua/contracts/agency';
import { Procedure } from '@motcua/contracts/procedure';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applicantOf } from './applicant.ts';
import { checkAnswers } from './check.ts';
import { withChoiceLists, type ChoiceLists } from './choice-lists.ts';
import { checkPapers, mediaTypes, papersFor } from './check-papers.ts';
import { checkProcedure } from './check-procedure.ts';
import { compileForm } from './compile.ts';
import { describeAnswers } from './describe.ts';
import { blocking } from './procedure-problem.ts';
import { randomAnswers } from './random-answers.ts';
import { seededRandom } from './random-values.ts';
import { formValues, readFormPost } from './read.ts';
import { unitsOf } from './units.ts';

const data = new URL('../../../data/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, data), 'utf8'));
const units = unitsOf(ProvinceUnits.parse({ ...(read('administrative-units.yaml') as object), version: 1 }).units);
const lists = read('choice-lists.yaml') as ChoiceLists;
const files = readdirSync(new URL('procedures/', data)).filter((file) => file.endsWith('.yaml'));
const circumstances = { today: '2026-11-22', area: '765' };
const numRuns = 30;

describe.each(files)('the shipped procedure %s', (file) => {
  const procedure = Procedure.parse(withChoiceLists(read(`procedures/${file}`), lists));
  const form = compileForm(procedure.form, { units, procedure });
  const drawn = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => randomAnswers(form, seededRandom(seed), circumstances));

  it('may be published', () => {
    expect(blocking(checkProcedure(procedure))).toEqual([]);
  });

  it('bears the name of its file', () => {
    expect(`${procedure.id}.yaml`).toBe(file);
  });

  it('is satisfied by random answers, which survive being checked again', () => {
    fc.assert(fc.property(drawn, (answers) => expect(checkAnswers(form, answers, circumstances)).toEqual({ answers, problems: [] })), { numRuns });
  });

  it('refuses answers from which a required field was taken, at that field', () => {
    const required = (answers: object) => Object.keys(answers).filter((id) => !form.fields.get(id)?.field.optional && form.fields.get(id)?.field.type !== 'computed');
    const broken = drawn.chain((answers) => fc.tuple(fc.constant(answers), fc.constantFrom(...required(answers))));
    const refuse = ([answers, id]: [Record<string, unknown>, string]) =>
      expect(checkAnswers(form, { ...answers, [id]: null }, circumstances).problems).toContainEqual(expect.objectContaining({ at: id, code: 'required' }));
    fc.assert(fc.property(broken, refuse), { numRuns });
  });

  it('gives back every answer through the HTML form', () => {
    const fields = [...form.fields.values()];
    const roundTrip = (answers: Record<string, unknown>) => checkAnswers(form, readFormPost(fields, formValues(fields, answers)), circumstances);
    fc.assert(fc.property(drawn, (answers) => expect(roundTrip(answers)).toEqual({ answers, problems: [] })), { numRuns });
  });

  it.each(['vi', 'en'] as const)('can be told in %s, with a reachable applicant', (lang) => {
    const answers = randomAnswers(form, seededRandom(7), circumstances);
    const told = describeAnswers(form, answers, lang).flatMap((section) => section.answers);
    expect(told.every(({ label, text }) => label !== '' && text !== '' && !text.includes('undefined'))).toBe(true);
    expect(applicantOf(procedure.form, answers, units)).toMatchObject({ name: expect.stringMatching(/\p{L}+ \p{L}+/u), phone: expect.stringMatching(/^0\d{9}$/) });
  });

  it('asks for its papers, and is content with one clean file each', () => {
    const answers = randomAnswers(form, seededRandom(11), circumstances);
    const asked = papersFor(form, answers);
    expect(checkPapers(form, answers, {}, []).map(({ at }) => at)).toEqual(asked.filter(({ optional }) => !optional).map(({ id }) => `papers.${id}`));
    const given = asked.map(({ id, accepts }) => ({ id, name: `${id}.pdf`, size: 1000, type: mediaTypes[accepts[0] ?? 'pdf'], state: 'clean' as const }));
    expect(checkPapers(form, answers, Object.fromEntries(asked.map(({ id }) => [id, [id]])), given)).toEqual([]);
  });
});
