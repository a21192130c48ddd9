import { momentInWords } from '@motcua/papers/wording';
import { apiAt } from './api.mjs';
import { citizenAt } from './citizen.mjs';
import { citizensOf, circumstancesOf, formOf, placeFor } from './city.mjs';
import { deskOf } from './desk.mjs';
import { fillInAndSubmit } from './filling-in.mjs';
import { findInList, handleDossier } from './handling.mjs';
import { lastFour, lookUpAt, otherDigits } from './look-up.mjs';
import { expectOnPaper } from './paper-text.mjs';
import { post } from './post.mjs';
import { askForSupplement } from './supplement.mjs';
import { signIn } from './sign-in.mjs';

/**
 * One dossier from the first page of the form to the citizen's rating. Everything goes through the public address, as people and
 * their browsers do it; after every move the look-up is asked. @throws Off at the first thing that is not as it should be
 */
export async function walk(procedure, { teller, system, city, random, turn, withSupplement }) {
  const story = await begin(procedure, { teller, system, city, turn });
  await fillInAndSubmit(story, random);
  await seeThatItArrived(story);
  await findInList(story);
  if (withSupplement) await askForSupplement(story);
  await handleDossier(story);
  await rate(story);
}

/** Who takes part, signed in; what the form is. */
export async function begin(procedure, { teller, system, city, turn }) {
  const { agency, officials, area } = placeFor(procedure, city, turn);
  const citizens = citizensOf(city);
  const person = citizens[turn % citizens.length];
  const enter = async (account) => apiAt(system.publicUrl, { token: await signIn(system.publicUrl, account), lang: teller.lang });
  const api = await teller.step('citizen-signs-in', () => enter(person), { name: person.name });
  const desks = await teller.step('officials-sign-in', () => enterAll(officials, enter), { names: Object.values(officials).map(({ name }) => name).join(', '), agency: agency.name[teller.lang] });
  const visitor = apiAt(system.publicUrl);
  const circumstances = await circumstancesOf(agency, visitor, area);
  return { teller, procedure, agency, person, officials, desks, circumstances, form: formOf(procedure, city), citizen: citizenAt(api), lookUp: lookUpAt(visitor), post: post(system, person), numbers: [person.phone, person.identityNumber].filter(Boolean) };
}

/** One after the other, as they come to work. @returns their APIs by role */
async function enterAll(officials, enter) {
  const desks = {};
  for (const [role, account] of Object.entries(officials)) desks[role] = await enter(account);
  return desks;
}

async function seeThatItArrived(story) {
  const { teller, citizen, dossier, procedure, lookUp, applicant, circumstances } = story;
  const { reference, lookupNumber } = dossier;
  await teller.step('reads-slip', async () => {
    const slip = await citizen.api.file(`/submissions/${dossier.id}/receipt.pdf`);
    const answered = momentInWords(dossier.answerDueAt, circumstances.utcOffsetMinutes);
    await expectOnPaper(slip, 'receipt.pdf', { code: reference, 'look-up number': lookupNumber, applicant, procedure: procedure.name.vi, 'answer due': answered });
  });
  await teller.step('looks-up', async () => {
    await lookUp.shows(dossier, { state: 'submitted', version: 1 });
    await lookUp.ask(lookupNumber, dossier.digits);
    await lookUp.refuses(reference, otherDigits(dossier.digits, ...story.numbers.map(lastFour)));
    return { status: teller.say('status.submitted') };
  });
  await story.post.arrives(story, { paper: true });
}

async function rate(story) {
  const { teller, citizen, dossier, lookUp } = story;
  const own = deskOf(citizen.api, dossier.id);
  await teller.step('rates', async () => {
    const moved = await own.move('rate', { stars: 5, comment: teller.say('rating.comment') });
    await lookUp.shows(dossier, { state: 'returned', version: moved.version });
    return { status: teller.say('status.returned') };
  });
  await story.post.nothingMore(story);
}
