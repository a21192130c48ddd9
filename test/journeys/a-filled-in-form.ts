import { randomUUID } from 'node:crypto';
import { AgencyList, UnitList } from '@motcua/contracts/catalogue-api';
import type { AdministrativeUnit } from '@motcua/contracts/agency';
import { Attachment, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { Answers } from '@motcua/contracts/form';
import { type Paper, PublishedProcedure } from '@motcua/contracts/procedure';
import { aPdf } from '@motcua/files/a-file';
import { checkAnswers, type Circumstances } from '@motcua/forms/check';
import { papersFor } from '@motcua/forms/check-papers';
import { type CompiledForm, compileForm } from '@motcua/forms/compile';
import { randomAnswers } from '@motcua/forms/random-answers';
import { seededRandom } from '@motcua/forms/random-values';
import { type Units, unitsOf } from '@motcua/forms/units';
import { eventually } from '@motcua/testing/eventually';
import { type Api, apiOf, apiWith, viewOf } from './an-api.ts';
import type { Account } from './people.ts';

export interface FilledIn {
  readonly procedureId: string;
  readonly agency: string;
  /** Agency in whose area the thing lies, when it is a smaller one. */
  readonly within?: string;
  /** What the story is about; the rest is drawn. */
  readonly own: Answers;
}

const mostDraws = 300;
let known: Promise<Units> | undefined;

/** Day in Vietnam. */
export const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Any procedure handed in by the API, with valid answers around those that matter. one-stop knows of it when this returns. */
export async function aDossierOf(account: Account, { procedureId, agency, within = agency, own }: FilledIn): Promise<SubmissionReceipt> {
  const [api, procedure, area] = await Promise.all([apiOf(account), apiWith().good(PublishedProcedure, `/procedures/${procedureId}`), areaOf(within)]);
  const form = compileForm(procedure.form, { units: await (known ??= allUnits().then(unitsOf)), procedure });
  const answers = answersWith(form, own, { today: today(), ...(area === undefined ? {} : { area }) });
  const json = { procedureId, agency, answers, papers: await papersOf(api, form, answers) };
  const receipt = await api.good(SubmissionReceipt, '/submissions', { json, headers: { 'idempotency-key': randomUUID() } });
  await eventually(() => viewOf(api, receipt.id), 30_000);
  return receipt;
}

function answersWith(form: CompiledForm, own: Answers, circumstances: Circumstances): Answers {
  for (let seed = 1; seed <= mostDraws; seed += 1) {
    const { answers, problems } = checkAnswers(form, { ...randomAnswers(form, seededRandom(seed), circumstances), ...own }, circumstances);
    if (problems.length === 0) return answers;
  }
  throw new Error(`no answers to ${form.definition.id} were found around ${JSON.stringify(own)}`);
}

async function papersOf(api: Api, form: CompiledForm, answers: Answers): Promise<Record<string, string[]>> {
  const asked = papersFor(form, answers).filter(({ optional }) => !optional);
  return Object.fromEntries(await Promise.all(asked.map(async (paper) => [paper.id, [await upload(api, paper)]] as [string, string[]])));
}

/** Every paper of these procedures may be a PDF. */
async function upload(api: Api, { id, name }: Paper): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await aPdf(name.en))], { type: 'application/pdf' }), `${id}.pdf`);
  return (await api.good(Attachment, '/attachments', { method: 'POST', body: form })).id;
}

const areaOf = async (code: string) => (await apiWith().good(AgencyList, '/agencies')).agencies.find((agency) => agency.code === code)?.unitCode;

/** Provinces, their districts, their wards. */
async function allUnits(parent?: string): Promise<readonly AdministrativeUnit[]> {
  const { units } = await apiWith().good(UnitList, parent === undefined ? '/units' : `/units?parent=${parent}`);
  const below = await Promise.all(units.filter(({ level }) => level !== 'ward').map(({ code }) => allUnits(code)));
  return [...units, ...below.flat()];
}
