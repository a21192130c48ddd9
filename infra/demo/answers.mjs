import { checkAnswers } from '@motcua/forms/check';
import { randomAnswers } from '@motcua/forms/random-answers';
import { visibleFields, visibleSections } from '@motcua/forms/visible';
import { Off } from './off.mjs';

const knownAs = { name: 'name', phone: 'phone', email: 'email', 'identity-number': 'identityNumber', 'birth-date': 'birthDate' };

/**
 * Answers that a citizen could give: drawn at random, but what the account knows, and where the citizen is written to, is the citizen's own.
 * @param person { name, phone, email, identityNumber, birthDate }, what is known of them
 */
export function answersFor(form, { random, person, circumstances }) {
  const own = ownAnswers(form, person);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const drawn = { ...randomAnswers(form, random, circumstances), ...own };
    const { answers, problems } = checkAnswers(form, drawn, circumstances);
    if (problems.length === 0) return answers;
  }
  throw new Off('no-answers', { form: form.definition.id });
}

function ownAnswers(form, person) {
  const { applicant } = form.definition;
  const prefilled = [...form.fields.values()].flatMap(({ field }) => (field.type !== 'group' && field.prefill ? [[field.id, person[knownAs[field.prefill]]]] : []));
  const contact = ['name', 'phone', 'email', 'identityNumber'].map((key) => [applicant[key], person[key]]);
  return Object.fromEntries([...prefilled, ...contact].filter(([id, value]) => id !== undefined && value !== undefined));
}

/**
 * The pages of the form with what is typed on each, in their order; null empties a field that holds an answer already.
 * Computed fields are not typed.
 */
export function pagesOf(form, answers, already = {}) {
  return visibleSections(form, answers).map((section) => {
    const asked = visibleFields(form, section.id, answers).filter(({ type }) => type !== 'computed');
    const known = section.fields.filter(({ id, type }) => type !== 'computed' && (id in already || asked.some((field) => field.id === id)));
    return { section: section.id, title: section.title, answers: Object.fromEntries(known.map((field) => [field.id, typed(field, answers[field.id])])) };
  });
}

function typed(field, value) {
  if (field.type !== 'group' || !Array.isArray(value)) return value ?? null;
  const computed = new Set(field.fields.filter(({ type }) => type === 'computed').map(({ id }) => id));
  return value.map((row) => Object.fromEntries(Object.entries(row).filter(([id]) => !computed.has(id))));
}
