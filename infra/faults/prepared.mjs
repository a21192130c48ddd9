import { randomUUID } from 'node:crypto';
import { papersFor } from '@motcua/forms/check-papers';
import { answersFor } from '../demo/answers.mjs';
import { circumstancesOf, formOf, hasPlace, placeFor } from '../demo/city.mjs';
import { lastFour } from '../demo/look-up.mjs';
import { fileFor } from '../demo/made-files.mjs';

/**
 * Makes submissions ahead of time, so that they can be sent all at once: every procedure that somebody takes, in turn, valid, each with an address of its own
 * to write to. Papers are uploaded once and used again.
 * @returns prepare(count) → [{ key, digits, body }]
 */
export async function preparation({ api, city, random }) {
  // A program hands in nothing confidential for others, and where no official works the books cannot be closed.
  const procedures = city.procedures.filter((procedure) => !procedure.confidential && hasPlace(procedure, city));
  const kinds = await Promise.all(procedures.map((procedure, turn) => kindOf(procedure, turn, { api, city })));
  let number = 0;
  const one = () => {
    const kind = kinds[(number += 1) % kinds.length];
    const answers = answersFor(kind.form, { random, person: { email: `drill.${number}@example.vn` }, circumstances: kind.circumstances });
    const papers = Object.fromEntries(papersFor(kind.form, answers).filter(({ optional }) => !optional).map(({ id }) => [id, [kind.files[id]]]));
    const digits = lastFour(answers[kind.form.definition.applicant.phone]);
    return { key: randomUUID(), digits, body: { procedureId: kind.procedure.id, agency: kind.agency.code, answers, papers } };
  };
  return (count) => Array.from({ length: count }, one);
}

async function kindOf(procedure, turn, { api, city }) {
  const { agency } = placeFor(procedure, city, turn);
  const uploads = procedure.papers.map(async (paper) => [paper.id, (await api.upload('/attachments', await fileFor(paper, [paper.name.vi]))).id]);
  // Waited for together: one that failed unheard would end this process, and what it started would stay.
  const [circumstances, files] = await Promise.all([circumstancesOf(agency, api), Promise.all(uploads)]);
  return { procedure, agency, form: formOf(procedure, city), circumstances, files: Object.fromEntries(files) };
}
