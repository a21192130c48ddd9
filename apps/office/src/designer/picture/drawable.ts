import { Field, Section } from '@motcua/contracts/form';
import type { FormDefinition } from '@motcua/contracts/form';
import { Paper } from '@motcua/contracts/procedure';
import { compileForm } from '@motcua/forms/compile';
import type { CompiledForm } from '@motcua/forms/compile';
import type { Units } from '@motcua/forms/units';
import { listAt, textAt, valueAt, withValue } from '../content/content.ts';
import type { Content } from '../content/content.ts';

/**
 * The form in the making as far as it can be drawn: unfinished texts are three dots, fields that are not fields yet are left out, patterns and
 * rules between fields are no part of a picture. Judging answers is the catalogue's business.
 */
export function drawableForm(content: Content, units: Units): CompiledForm {
  const papers = listAt(content, 'papers').flatMap((paper) => sound(Paper, withTexts(paper, ['name', 'hint'])));
  const definition = { ...emptyForm, id: textAt(content, 'form.id') || 'form', sections: listAt(content, 'form.sections').map(drawableSection), ...places(content) };
  try {
    return compileForm(definition, { units, procedure: { papers } });
  } catch {
    // A rule or a bound that does not compile: its field is drawn all the same, without it.
    return compileForm({ ...definition, sections: definition.sections.map(unruly) }, { units, procedure: { papers: [] } });
  }
}

const dots = { vi: '…', en: '…' };
const emptyForm: FormDefinition = { id: 'form', version: 1, title: dots, official: dots, addressedTo: dots, sections: [], rules: [], applicant: { name: 'name', phone: 'phone' } };

const places = (content: Content) => {
  const jurisdiction = valueAt(content, 'form.jurisdiction');
  return typeof jurisdiction === 'string' ? { jurisdiction } : {};
};

interface Parser<Value> { safeParse(value: unknown): { readonly success: true; readonly data: Value } | { readonly success: false } }
const sound = <Value>(schema: Parser<Value>, value: unknown): Value[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [parsed.data] : [];
};

function drawableSection(section: unknown, index: number): Section {
  const fields = listAt(section, 'fields').flatMap(drawableField);
  const bare = { id: textAt(section, 'id') || `section-${index}`, title: textsIn(valueAt(section, 'title')) };
  const [whole] = sound(Section.omit({ fields: true }), withTexts(withValue(section, 'fields', undefined), ['title', 'question', 'intro']));
  return { ...(whole ?? bare), id: `s${index}`, fields };
}

function drawableField(field: unknown): Field[] {
  const inner = valueAt(field, 'fields');
  const named = withTexts(withTexts(field, ['label', 'row']), ['hint', 'unit']);
  const chosen = withValue(named, 'choices', Array.isArray(valueAt(field, 'choices')) ? listAt(field, 'choices').map((choice, index) => drawableChoice(choice, index)) : undefined);
  const rows = Array.isArray(inner) ? withValue(chosen, 'fields', inner.flatMap(drawableField)) : chosen;
  return sound(Field, ['pattern', 'patternMessage', 'examples', 'min', 'max'].reduce(withoutWrong, rows));
}

const drawableChoice = (choice: unknown, index: number) => withTexts(withValue(choice, 'value', textAt(choice, 'value') || `choice-${index + 1}`), ['label', 'hint']);

/** Patterns and examples are not drawn; of a group the bounds are, so that its rows can be added and taken away. */
const withoutWrong = (field: unknown, name: string): unknown => {
  const isBound = (name === 'min' || name === 'max') && Number.isInteger(valueAt(field, name));
  return isBound ? field : withValue(field, name, undefined);
};

const withTexts = (thing: unknown, names: readonly string[]): unknown => names.reduce((whole, name) => (valueAt(whole, name) === undefined ? whole : withValue(whole, name, textsIn(valueAt(whole, name)))), thing);

function textsIn(value: unknown) {
  const [vi, en] = [textAt(value, 'vi'), textAt(value, 'en')];
  return { vi: vi || en || '…', en: en || vi || '…' };
}

const unruly = ({ when: _, ...section }: Section): Section => ({ ...section, fields: section.fields.flatMap((field) => (field.type === 'computed' ? [] : [bare(field)])) });
const bare = ({ when: _, ...field }: Field): Field => field as Field;
