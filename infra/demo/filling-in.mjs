import { answersFor } from './answers.mjs';
import { lastFour } from './look-up.mjs';

/**
 * From the first page of the form to the code. What was answered, asked for and acknowledged is then known to the story.
 * @param story { teller, citizen, procedure, agency, form, person, circumstances }
 */
export async function fillInAndSubmit(story, random) {
  const { teller, citizen, procedure, agency, form, person } = story;
  const draft = await teller.step('begins', async () => {
    const begun = await citizen.begin(procedure, agency);
    return Object.assign(begun, { known: Object.keys(begun.answers).length });
  }, { name: person.name });
  const answers = answersFor(form, { random, person, circumstances: story.circumstances });
  const filled = await teller.step('fills-in', async () => Object.assign(await citizen.fillIn(draft, form, answers), counts(form, answers)));
  const about = [answers[form.definition.applicant.name], procedure.name.vi, agency.name.vi];
  const attached = await teller.step('attaches', async () => {
    const done = await citizen.attach(filled, form, answers, about);
    return { ...done, count: done.asked.length, papers: done.asked.map(({ name }) => name[teller.lang]).join('; ') };
  });
  await teller.step('checks', () => citizen.check(draft));
  const receipt = await teller.step('submits', () => citizen.submit(draft));
  const { name, phone } = form.definition.applicant;
  Object.assign(story, { answers, asked: attached.asked, applicant: answers[name], dossier: { ...receipt, digits: lastFour(answers[phone]) } });
}

const counts = (form, answers) => ({ pages: form.sections.filter(({ applies }) => !applies || applies(answers)).length, answers: Object.keys(answers).length });
