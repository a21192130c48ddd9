import { papersFor } from '@motcua/forms/check-papers';
import { deskOf } from './desk.mjs';

const days = 10;

/** Reception asks for something once more, and the citizen sends it: the dossier is then where it was. */
export async function askForSupplement(story) {
  const { teller, desks, dossier, procedure, lookUp, citizen } = story;
  const [front] = procedure.steps;
  const wish = wishOf(story);
  await teller.step('asks-for-supplement', async () => {
    const until = dayAfter(story.circumstances.today, days);
    const moved = await deskOf(desks[front.role], dossier.id).move('request-supplement', { message: teller.say('supplement.message'), until, ...wish.asked });
    const { paused } = await lookUp.shows(dossier, { state: 'supplement-requested', version: moved.version });
    return { until, paused, status: teller.say('status.supplement-requested') };
  }, { name: story.officials[front.role].name, what: wish.name[teller.lang] });
  await story.post.arrives(story, { paper: true });
  await teller.step('sends-supplement', async () => {
    const moved = await deskOf(citizen.api, dossier.id).move('supplement', await wish.given());
    await lookUp.shows(dossier, { state: 'submitted', version: moved.version });
    return { status: teller.say('status.submitted') };
  }, { name: story.person.name });
}

/** One of the papers; where a procedure asks for none, the applicant's phone number. */
function wishOf({ form, answers, citizen, applicant }) {
  const [paper] = papersFor(form, answers).filter(({ optional }) => !optional);
  const field = form.definition.applicant.phone;
  if (!paper) return { name: form.fields.get(field).field.label, asked: { fields: [field] }, given: async () => ({ answers: { [field]: answers[field] } }) };
  const given = async () => ({ papers: { [paper.id]: [(await citizen.upload(paper, [paper.name.vi, applicant])).id] } });
  return { name: paper.name, asked: { papers: [paper.id] }, given };
}

const dayAfter = (day, count) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
