import mongoose from 'mongoose';
import { papersFor } from '@motcua/forms/check-papers';
import { seededRandom } from '@motcua/forms/random-values';
import { answersFor } from '../infra/demo/answers.mjs';
import { apiAt } from '../infra/demo/api.mjs';
import { circumstancesOf, demoProgram, formOf, placeFor, readCity } from '../infra/demo/city.mjs';
import { fileFor } from '../infra/demo/made-files.mjs';
import { signInAsProgram } from '../infra/demo/sign-in.mjs';

const fields = { least: 38, most: 44 };
const procedureId = 'business-registration-household';

/**
 * What a program hands in for a citizen: valid answers to about forty fields of a real procedure, with the papers they call for. Each submission has attachments of its own (`stockAttachments`).
 * @returns { body, token, form, answers, circumstances, fieldCount, procedure, uploaded, calendar }
 */
export async function prepareSubmission(publicUrl) {
  const token = await signInAsProgram(publicUrl, await demoProgram());
  const api = apiAt(publicUrl, { token });
  const city = await readCity(api);
  const procedure = city.procedures.find(({ id }) => id === procedureId);
  const { agency } = placeFor(procedure, city);
  const form = formOf(procedure, city);
  const circumstances = await circumstancesOf(agency, api);
  const answers = answersOfSize(form, circumstances);
  const { papers, uploaded } = await uploadPapers(api, papersFor(form, answers));
  const body = { procedureId, agency: agency.code, answers, papers };
  return { body, token, form, answers, circumstances, fieldCount: countFields(answers), procedure, uploaded, calendar: await api.get(`/calendars/${agency.calendar}`) };
}

function answersOfSize(form, circumstances) {
  for (let seed = 1; seed < 500; seed += 1) {
    const answers = answersFor(form, { random: seededRandom(seed), person: { phone: '0903512789' }, circumstances });
    const count = countFields(answers);
    if (count >= fields.least && count <= fields.most) return answers;
  }
  throw new Error(`No answers of ${fields.least} to ${fields.most} fields were drawn.`);
}

/** Answers as they stand on the paper: each cell of a table counts. */
const countFields = (answers) => Object.values(answers).reduce((sum, value) => sum + (Array.isArray(value) ? value.reduce((cells, row) => cells + Object.keys(row).length, 0) : 1), 0);

/** In attachments' ids and the Idempotency-Key, the place where the number of the submission stands. */
export const serial = '0123456789ab';
const idOf = (paper, number) => `${String(paper).padStart(8, '0')}-0000-4000-8000-${number}`;

async function uploadPapers(api, papers) {
  const asked = papers.filter(({ optional }) => !optional);
  const uploaded = await Promise.all(asked.map(async (paper) => (await api.upload('/attachments', await fileFor(paper, [paper.name.vi]))).id));
  return { uploaded, papers: Object.fromEntries(asked.map(({ id }, index) => [id, [idOf(index, serial)]])) };
}

/**
 * Copies in the store of what was uploaded, with the numbers from `first` on: intake is measured, not uploading, and many dossiers with one
 * attachment would write to one document.
 */
export async function stockAttachments({ uri, uploaded, first, count }) {
  const client = new mongoose.mongo.MongoClient(uri);
  const collection = client.db('motcua_eforms').collection('attachments');
  for (const [index, id] of uploaded.entries()) {
    const { _id, ...attachment } = await collection.findOne({ _id: id });
    for (let from = 0; from < count; from += 2_000) {
      await collection.insertMany(Array.from({ length: Math.min(2_000, count - from) }, (_, n) => ({ _id: idOf(index, String(first + from + n + 1).padStart(12, '0')), ...attachment })));
    }
  }
  await client.close();
}
