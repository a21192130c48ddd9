import { checkAnswers } from '@motcua/forms/check';
import { papersFor } from '@motcua/forms/check-papers';
import { offers } from '@motcua/forms/offer';
import { answersFor } from '../demo/answers.mjs';
import { formOf } from '../demo/city.mjs';
import { fileFor } from '../demo/made-files.mjs';
import { persistently } from './persistent.mjs';

/** How often people come with which procedure; what is not named comes once where others come ten times. */
const shares = { 'business-registration-household': 24, 'vehicle-registration-motorbike': 26, 'construction-permit-house': 9, 'house-land-certificate': 12, 'labour-dossier': 8, 'culture-dossier': 5, 'online-processing-request': 10, complaint: 3, denunciation: 0.6 };

/** The procedures that an agency takes and has officials for, with everything that makes a dossier of them. */
export function kindsAt(agency, { city, calendar }) {
  return city.procedures.filter((procedure) => offers(procedure, agency)).flatMap((procedure) => {
    const ward = procedure.steps.some(isElsewhere) ? wardBelow(agency, city) : undefined;
    const places = procedure.steps.map((step) => (isElsewhere(step) ? ward?.code : agency.code));
    const officials = procedure.steps.map(({ role }, index) => worksAt(places[index], role, city));
    if (officials.some((those) => those.length === 0)) return [];
    if (procedure.confidential && !isHeaded(agency, city)) return [];
    const area = ward?.unitCode ?? agency.unitCode;
    return [{ procedure, agency, places, officials, area, form: formOf(procedure, city), share: shares[procedure.id] ?? 1, utcOffsetMinutes: calendar.utcOffsetMinutes }];
  });
}

const isElsewhere = ({ agency }) => agency !== undefined;
/** What is confidential is counted by the head of the inspectors. */
const isHeaded = ({ code }, { accounts }) => accounts.some(({ agency, roles }) => agency === code && roles.includes('inspector') && roles.includes('head'));
const worksAt = (code, role, { accounts }) => accounts.filter((one) => one.kind === 'official' && one.agency === code && one.roles.includes(role) && fitsAlone(one, { role })).map(({ username }) => username);

/** A ward of the district that has officials: what concerns a ward is then about that one. */
const wardBelow = ({ code }, { agencies, accounts }) => agencies.find((one) => one.kind === 'ward' && one.parent === code && accounts.some(({ agency }) => agency === one.code));

/** The head of the inspectors gives dossiers out and works on none. */
const fitsAlone = ({ roles }, { role }) => roles.length === 1 || role !== 'head';

/** A citizen's answers to a form on a day, and what may be asked for once more. */
export function filledIn(kind, { random, number, byMail, today }) {
  const { form, area, utcOffsetMinutes } = kind;
  const { email, name, phone } = form.definition.applicant;
  const address = `hs${number}@mo-phong.example.vn`;
  const circumstances = { today, utcOffsetMinutes, ...(area ? { area } : {}) };
  const drawn = answersFor(form, { random, person: { email: address }, circumstances });
  const answers = (!byMail && email && withoutAddress(form, drawn, circumstances)) || drawn;
  const papers = papersFor(form, answers).filter(({ optional }) => !optional);
  return { answers, papers, applicant: answers[name], wish: papers[0] ? { paper: papers[0] } : { field: phone }, email: email && answers[email] };
}

/** Undefined where the form wants an address to write to. */
function withoutAddress(form, answers, circumstances) {
  const less = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== form.definition.applicant.email));
  return checkAnswers(form, less, circumstances).problems.length === 0 ? less : undefined;
}

/** How many dossiers one uploaded file serves: uploads are not what is simulated, and no record should grow with the year. */
const usesOfAFile = 60;

/** Files for papers, uploaded by each owner and used again. */
export function paperFiles(people, counts) {
  const known = new Map();
  const upload = async (owner, paper) => {
    const file = await fileFor(paper, [paper.name.vi]);
    const api = await people.api(owner);
    return (await persistently(() => api.upload('/attachments', file), counts)).id;
  };
  const one = (kind, owner, paper) => {
    const key = `${owner} ${kind.procedure.id} ${paper.id}`;
    const held = known.get(key);
    if (held && held.uses < usesOfAFile) {
      held.uses += 1;
      return held.id;
    }
    const id = upload(owner, paper);
    known.set(key, { id, uses: 1 });
    return id;
  };
  const all = async (kind, owner, papers) => Object.fromEntries(await Promise.all(papers.map(async (paper) => [paper.id, [await one(kind, owner, paper)]])));
  return { one, all };
}
