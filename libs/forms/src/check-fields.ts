import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Field, FormDefinition, SimpleField } from '@motcua/contracts/form';
import { isSlow, tooLongForAPattern, wholePattern } from './hard-patterns.ts';
import { type PlacedField, placedFields } from './placed-fields.ts';
import { found } from './procedure-problem.ts';
import type { Word } from './words.ts';

/** What each field says of itself makes sense. */
export const checkFields = (form: FormDefinition): ProcedureProblem[] => placedFields(form).flatMap(checkField);

function checkField(placed: PlacedField): ProcedureProblem[] {
  const { field, at } = placed;
  // The one kebab-case name that every object has already.
  const reserved = field.id === 'constructor' ? [found(`${at}.id`, 'id-reserved')] : [];
  return [...reserved, ...checkRange(field, at), ...checkText(placed)];
}

interface Range {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly word: Word;
}

function rangeOf(field: Field): Range | undefined {
  if (field.type === 'group') return { least: Math.max(field.min, 1), most: field.max, word: 'rows-contradict' };
  if (field.type === 'text') return { least: Math.max(field.minLength ?? 1, 1), most: field.maxLength, word: 'range-contradicts' };
  if (field.type === 'long-text') return { least: 1, most: field.maxLength, word: 'range-contradicts' };
  return 'min' in field || 'max' in field ? { least: field.min, most: field.max, word: 'range-contradicts' } : undefined;
}

function checkRange(field: Field, at: string): ProcedureProblem[] {
  const { least, most, word = 'range-contradicts' } = rangeOf(field) ?? {};
  return least !== undefined && most !== undefined && least > most ? [found(at, word, { label: field.label, least, most })] : [];
}

function checkText({ field, at }: PlacedField): ProcedureProblem[] {
  if (field.type !== 'text' && field.type !== 'long-text') return [];
  const unfit = (field.examples ?? []).flatMap((example, position) => (fitsLength(field, example) ? [] : [found(`${at}.examples.${position}`, 'example-length', { example })]));
  return field.type === 'text' && field.pattern !== undefined ? [...unfit, ...checkPattern(field, field.pattern, at)] : unfit;
}

function fitsLength(field: Extract<SimpleField, { type: 'text' | 'long-text' }>, example: string): boolean {
  const least = field.type === 'text' ? (field.minLength ?? 1) : 1;
  return example.length >= least && example.length <= field.maxLength;
}

function checkPattern(field: Extract<SimpleField, { type: 'text' }>, pattern: string, at: string): ProcedureProblem[] {
  const { label, examples = [] } = field;
  if (pattern.length > tooLongForAPattern) return [found(`${at}.pattern`, 'pattern-too-long', { label, limit: tooLongForAPattern })];
  const whole = wholePattern(pattern);
  if (!whole) return [found(`${at}.pattern`, 'pattern-wrong', { label })];
  const problems = field.patternMessage ? [] : [found(at, 'pattern-message-missing', { label })];
  // Examples are matched only by a pattern that is known to come to an end.
  if (isSlow(pattern, examples)) return [...problems, found(`${at}.pattern`, 'pattern-slow', { label })];
  if (examples.length === 0) problems.push(found(at, 'examples-missing', { label }));
  const unfit = examples.flatMap((example, position) => (whole.test(example) ? [] : [found(`${at}.examples.${position}`, 'example-unfit', { example })]));
  return [...problems, ...unfit];
}
