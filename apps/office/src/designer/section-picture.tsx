import { FormField } from '@motcua/form-pages/form-field';
import { formView } from '@motcua/form-pages/form-view';
import { fieldsOf } from '@motcua/forms/visible';
import type { Units } from '@motcua/forms/units';
import { Button } from '@motcua/ui/piece/button';
import type { Lang } from '@motcua/ui/messages';
import { wordsIn } from '../messages.ts';
import { listAt } from './content.ts';
import type { Content } from './content.ts';
import { drawableForm } from './drawable.ts';
import { said } from './names.ts';

export interface PictureProps {
  readonly content: Content;
  /** Which page of the form. */
  readonly index: number;
  readonly lang: Lang;
  readonly units: Units;
  /** Beside the form that edits it: the page's names are kept apart from the designer's own, and its heading is no page's heading. */
  readonly beside?: boolean | undefined;
}

/** A page of the form as the citizen gets it, with nothing answered yet. */
export function SectionPicture({ content, index, lang, units, beside }: PictureProps) {
  const form = drawableForm(content, units);
  const section = form.definition.sections[index];
  if (!section) return null;
  const t = wordsIn(lang);
  const fields = fieldsOf(form, section.id);
  const view = formView(fields, { visit: { lang }, form, given: {}, answers: {}, wrong: [] });
  const Heading = beside ? 'h3' : 'h1';
  return (
    <>
      <p class="soft">{said(content, 'name', lang)} · {t('design.preview.part', { n: index + 1, of: listAt(content, 'form.sections').length })}</p>
      <Heading>{(section.question ?? section.title)[lang]}</Heading>
      {section.intro && <p>{section.intro[lang]}</p>}
      <form class="picture" {...(beside ? { 'data-scope': 'xem.' } : {})}>
        {fields.map((compiled) => <FormField view={view} compiled={compiled} at={beside ? `xem.${compiled.field.id}` : compiled.field.id} seen={{}} />)}
        {fields.length === 0 && <p class="soft">{t('design.preview.empty')}</p>}
        {!beside && <p class="form-actions"><Button tone="primary" type="button">{t('design.preview.continue')}</Button></p>}
      </form>
    </>
  );
}
