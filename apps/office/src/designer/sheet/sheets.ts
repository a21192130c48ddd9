import type { Lang } from '@motcua/ui/messages';
import type { MessageKey, Say } from '../../messages.ts';
import type { Content } from '../content/content.ts';
import { join, placeOf, textAt, valueAt } from '../content/content.ts';
import type { Control } from './control.ts';
import { crossRule, fieldSheet, section } from './form-sheets.ts';
import { said } from '../content/names.ts';
import { fee, form, general, legal, paper, step, term } from './procedure-sheets.ts';

/** One page of the designer: a thing of the procedure with its controls. `key` stands in the address. */
export interface Sheet {
  readonly key: string;
  /** Where the thing stands in the content; '' for sheets about the procedure itself. */
  readonly base: string;
  readonly controls: readonly Control[];
  readonly kind: SheetKind;
}

export type SheetKind = 'general' | 'term' | 'fee' | 'legal' | 'form' | 'paper' | 'step' | 'section' | 'field' | 'rule';

const ofProcedure = { 'thong-tin': ['general', general], 'thoi-han': ['term', term], 'le-phi': ['fee', fee], 'can-cu': ['legal', legal], 'to-khai': ['form', form] } as const;
export const procedureSheetKeys = Object.keys(ofProcedure) as (keyof typeof ofProcedure)[];

const things: readonly (readonly [RegExp, SheetKind])[] = [
  [/^papers\.\d{1,3}$/, 'paper'],
  [/^steps\.\d{1,3}$/, 'step'],
  [/^form\.rules\.\d{1,3}$/, 'rule'],
  [/^form\.sections\.\d{1,3}$/, 'section'],
  [/^form\.sections\.\d{1,3}(\.fields\.\d{1,3}){1,2}$/, 'field'],
];

const controlsOfThing = { paper, step, rule: crossRule, section } as const;

/** Undefined: there is no such sheet, or nothing stands at its place any more. */
export function sheetAt(content: Content, key: string): Sheet | undefined {
  if (Object.hasOwn(ofProcedure, key)) {
    const [kind, controls] = ofProcedure[key as keyof typeof ofProcedure];
    return { key, base: '', kind, controls };
  }
  const kind = things.find(([pattern]) => pattern.test(key))?.[1];
  if (!kind || typeof valueAt(content, key) !== 'object') return undefined;
  return { key, base: key, kind, controls: kind === 'field' ? fieldSheet(textAt(content, `${key}.type`)) : controlsOfThing[kind as keyof typeof controlsOfThing] };
}

/** Where a problem is mended: the sheet whose control it concerns, and the control on it. */
export interface Mend { readonly sheet: string; readonly target: string }

export function mendOf(content: Content, at: string): Mend | undefined {
  const parts = at.split('.');
  for (let length = parts.length; length > 1; length -= 1) {
    const key = parts.slice(0, length).join('.');
    const sheet = things.some(([pattern]) => pattern.test(key)) ? sheetAt(content, key) : undefined;
    if (sheet) return { sheet: key, target: targetIn(sheet.controls, parts.slice(length).join('.')) };
  }
  const key = procedureSheetKeys.find((one) => ofProcedure[one][1].some((control) => concerns(control, at)));
  return key && { sheet: key, target: targetIn(ofProcedure[key][1], at) };
}

const concerns = ({ at }: Control, path: string) => path === at || path.startsWith(`${at}.`) || (path !== '' && at.startsWith(`${path}.`));

/** What the control is called at which something is mended. */
export function labelAt(content: Content, at: string): MessageKey | undefined {
  const sheet = sheetAt(content, mendOf(content, at)?.sheet ?? '');
  const path = sheet?.base ? at.slice(sheet.base.length + 1) : at;
  return sheet?.controls.find((control) => concerns(control, path))?.label;
}

/** Id of the input that a link leads to: the first of a control that has several. */
export function targetIn(controls: readonly Control[], path: string): string {
  const control = controls.find((one) => one.at === '' || path === one.at || path.startsWith(`${one.at}.`)) ?? controls.find((one) => concerns(one, path));
  if (!control) return '';
  return targets[control.kind]?.(control.at, path, control) ?? control.at;
}

const targets: { readonly [K in Control['kind']]?: (at: string, path: string, control: Control) => string } = {
  both: (at, path) => join(at, path === 'en' || path.endsWith('.en') ? 'en' : 'vi'),
  several: (at) => `${at}-1`,
  date: (at) => `${at}-day`,
  rows: (at, path, control) => {
    const [, row, inner = ''] = new RegExp(`^${at.replaceAll('.', '\\.')}\\.(\\d+)\\.?(.*)$`).exec(path) ?? [];
    if (row === undefined || control.kind !== 'rows') return at;
    return join(at, row, targetIn(control.of, inner || (control.of[0]?.at ?? '')));
  },
};

const titles: Readonly<Record<SheetKind, MessageKey>> = {
  general: 'design.sheet.general', term: 'design.sheet.term', fee: 'design.sheet.fee', legal: 'design.sheet.legal', form: 'design.sheet.form',
  paper: 'design.sheet.paper', step: 'design.sheet.step', section: 'design.sheet.section', field: 'design.sheet.field', rule: 'design.sheet.rule',
};

const nameOf: Partial<Record<SheetKind, string>> = { paper: 'name', step: 'name', section: 'title', field: 'label', rule: 'message' };

/** "Tên hộ kinh doanh", or what kind of thing it is while it has no name. */
export function titleOf({ base, kind }: Pick<Sheet, 'base' | 'kind'>, content: Content, { t, lang }: { readonly t: Say; readonly lang: Lang }): string {
  const part = nameOf[kind];
  return (part && said(content, join(base, part), lang)) || t(titles[kind]);
}

export const kindInWords = ({ kind, base }: Pick<Sheet, 'kind' | 'base'>, content: Content, t: Say): string => {
  const type = `design.type.${textAt(content, join(base, 'type'))}`;
  return kind === 'field' && t.has(type) ? t(type) : t(titles[kind]);
};

/** The section that a section, field or row field belongs to; its page is what the preview shows. */
export const sectionOf = (base: string): number | undefined => {
  const place = /^form\.sections\.(\d+)/.exec(base)?.[1];
  return place === undefined ? undefined : Number(place);
};

/** The sheet above: of a row field its group, of a field its section; of the rest the outline. */
export const sheetAbove = (base: string): string | undefined => {
  const list = base === '' ? '' : placeOf(base).list;
  return list.endsWith('.fields') ? list.replace(/\.fields$/, '') : undefined;
};
