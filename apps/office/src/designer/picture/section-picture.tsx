import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import type { Answers } from '@motcua/contracts/form';
import type { CompiledForm } from '@motcua/forms/compile';
import { fieldsOf } from '@motcua/forms/visible';
import type { Units } from '@motcua/forms/units';
import type { Lang } from '@motcua/ui/messages';
import type { ComponentChildren } from 'preact';
import { wordsIn } from '../../messages.ts';
import { listAt } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { districts } from './scripts.ts';
import { drawablePage } from './drawable.ts';
import { said } from '../content/names.ts';

interface Page {
  readonly content: Content;
  /** Which page of the form. */
  readonly index: number;
  readonly lang: Lang;
}

export interface PictureProps extends Page { readonly units: Units }

/** Beside the sheet that edits it: nothing is answered, and its names are kept apart from the sheet's own. */
export function SectionPicture({ units, ...page }: PictureProps) {
  const form = drawablePage(page.content, page.index, units);
  return form && (
    <>
      <Heading form={form} page={page} level={3} />
      <div class="picture" data-scope="xem."><Fields form={form} page={page} prefix="xem." given={{}} seen={{}} /></div>
    </>
  );
}

interface HeadingProps { /** Of the one page. */ readonly form: CompiledForm; readonly page: Page; readonly level: 1 | 3 }

/** What stands above the fields, as the portal has it. */
export function Heading({ form, page: { content, index, lang }, level }: HeadingProps) {
  const [section] = form.definition.sections;
  if (!section) return null;
  const Tag = level === 1 ? 'h1' : 'h3';
  return (
    <>
      <p class="soft">{said(content, 'name', lang)} · {wordsIn(lang)('design.preview.part', { n: index + 1, of: listAt(content, 'form.sections').length })}</p>
      <Tag>{(section.question ?? section.title)[lang]}</Tag>
      {section.intro && <p>{section.intro[lang]}</p>}
    </>
  );
}

interface FieldsProps {
  readonly form: CompiledForm;
  readonly page: Page;
  readonly prefix?: string;
  /** What stands in the fields, and what conditions look at. */
  readonly given: Answers;
  readonly seen: Answers;
  readonly add?: string | undefined;
  /** Districts chosen so far, by the path of the address. */
  readonly chosen?: Readonly<Record<string, string>> | undefined;
}

export function Fields({ form, page: { lang }, prefix = '', given, seen, add, chosen = {} }: FieldsProps): ComponentChildren {
  const fields = fieldsOf(form, form.definition.sections[0]?.id ?? '');
  if (fields.length === 0) return <p class="soft">{wordsIn(lang)('design.preview.empty')}</p>;
  const view = formView(fields, { visit: { lang }, form, given, answers: seen, wrong: [], add, byDistrict: { wardsAt: districts.wardsAt(lang), chosen } });
  return <>{fields.map((compiled) => <FormField view={view} compiled={compiled} at={compiled.field.type === 'computed' ? compiled.field.id : `${prefix}${compiled.field.id}`} seen={seen} />)}</>;
}
