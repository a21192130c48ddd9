import type { Lang } from '@motcua/ui/messages';
import type { MessageKey, Say } from '../../messages.ts';
import { listAt, textAt } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { said } from '../content/names.ts';

/** Names of the contract that have words of their own; others are shown as they are. */
const words: Readonly<Record<string, MessageKey>> = {
  name: 'design.place.name', title: 'design.place.title', label: 'design.place.label', hint: 'design.hint', question: 'design.section.question', intro: 'design.section.intro',
  when: 'design.place.when', optional: 'design.field.optional', choices: 'design.field.choices', papers: 'design.outline.papers', steps: 'design.outline.steps', fee: 'design.sheet.fee',
  term: 'design.sheet.term', legalBasis: 'design.sheet.legal', rules: 'design.outline.rules', sections: 'design.outline.form', form: 'design.place.form', summary: 'design.summary', result: 'design.result',
  minutes: 'design.minutes', eligibility: 'design.eligibility', 'fee.amount': 'design.fee.amount', 'term.amount': 'design.term.amount', 'term.unit': 'design.term.unit', online: 'design.fee.online', share: 'design.step.share', role: 'design.step.role', message: 'design.rule.message',
  must: 'design.rule.must', formula: 'design.field.formula', vi: 'design.lang.vi', en: 'design.lang.en', effectiveFrom: 'design.publish.from', audience: 'design.audience', level: 'design.level',
};

/** `form.sections.owner.fields.owner-name.label.en` as "Chủ hộ › Họ và tên › Nhãn › Tiếng Anh". */
export function placeInWords(content: Content, at: string, { t, lang }: { readonly t: Say; readonly lang: Lang }): string {
  const parts: string[] = [];
  let path = '';
  for (const part of at.split('.')) {
    const list = listAt(content, path);
    const index = list.findIndex((item) => textAt(item, 'id') === part || textAt(item, 'value') === part);
    const item = index >= 0 ? index : undefined;
    const key = path ? `${path}.${item ?? part}` : String(item ?? part);
    parts.push(item === undefined ? wordFor(key, part, t) : nameOf(content, key, lang) || part);
    path = key;
  }
  return parts.filter((part, place) => part !== '' && !(place === 0 && part === t('design.place.form') && parts.length > 1)).join(' › ');
}

const silent = new Set(['fields']);
function wordFor(key: string, part: string, t: Say): string {
  if (silent.has(part)) return '';
  const word = [key, part].find((name) => Object.hasOwn(words, name));
  return word === undefined ? part : t(words[word] as MessageKey);
}

const nameOf = (content: Content, path: string, lang: Lang) => ['label', 'name', 'title'].map((name) => said(content, `${path}.${name}`, lang)).find(Boolean) ?? '';
