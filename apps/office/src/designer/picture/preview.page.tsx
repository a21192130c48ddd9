import { inLanguage } from '@motcua/pages/language';
import { assetsBaseAt } from '@motcua/ui/assets';
import { TaskList } from '@motcua/ui/dossier/task-list';
import { Page, renderPage } from '@motcua/ui/page';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { siteOf } from '@motcua/ui/site';
import type { DraftedProcedure } from '@motcua/contracts/catalogue-editing-api';
import type { Answers } from '@motcua/contracts/form';
import { checkAnswers } from '@motcua/forms/check';
import type { CompiledForm } from '@motcua/forms/compile';
import { Csrf } from '@motcua/pages/csrf';
import { addresses, base } from '../../addresses.ts';
import type { Visit } from '../../frame/visit.ts';
import { listAt } from '../content/content.ts';
import { said } from '../content/names.ts';
import { districts } from './scripts.ts';
import { Fields, Heading } from './section-picture.tsx';

interface PreviewProps {
  readonly visit: Visit;
  readonly draft: DraftedProcedure;
  readonly form: CompiledForm;
  readonly index: number;
  readonly today: string;
  /** What was typed to see what it brings; nothing is kept. */
  readonly given?: Answers | undefined;
  readonly add?: string | undefined;
  readonly chosen?: Readonly<Record<string, string>> | undefined;
}

/** One page of the form in the citizens' own room, with a line above it that says what this is. */
export function previewPage({ visit, draft, form, index, today, given = {}, add, chosen }: PreviewProps): string {
  const { t, lang, here } = visit;
  const { id, content } = draft;
  const sections = listAt(content, 'form.sections');
  const page = { content, index, lang };
  const title = said(sections[index], 'title', lang) || t('design.sheet.section');
  return renderPage(
    <Page
      lang={lang} room="citizen" title={`${t('design.tab.preview')}: ${title}`} site={siteOf(lang, { home: '/' })} assetsBase={assetsBaseAt(base)} scripts={[districts.href]}
      switchLanguage={{ vi: inLanguage(here, 'vi'), en: inLanguage(here, 'en') }}
      back={{ href: addresses.sheet(id, `form.sections.${index}`), label: t('design.preview.back') }}
    >
      <Notice title={t('design.preview.title')}>
        <p>{t('design.preview.said')}</p>
        <p class="row">
          {index > 0 && <LinkButton href={addresses.preview(id, index - 1)} icon="back">{t('design.preview.before')}</LinkButton>}
          {index < sections.length - 1 && <LinkButton href={addresses.preview(id, index + 1)} icon="forward" iconLast>{t('design.preview.after')}</LinkButton>}
        </p>
      </Notice>
      <div class="columns below">
        <div class="form-column">
          <Heading form={form} page={page} level={1} />
          <form method="post" action={addresses.preview(id, index)} noValidate>
            <Csrf visit={visit} />
            <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">{t('design.preview.continue')}</button>
            <Fields form={form} page={page} given={given} seen={checkAnswers(form, given, { today }).answers} add={add} chosen={chosen} />
            <p class="form-actions"><Button tone="primary">{t('design.preview.continue')}</Button></p>
          </form>
        </div>
        <aside class="sticky" aria-labelledby="parts">
          <h2 id="parts" class="lead">{t('design.preview.tasks')}</h2>
          <div class="below"><TaskList tasks={sections.map((section, place) => ({ label: said(section, 'title', lang) || '…', href: addresses.preview(id, place), current: place === index, state: place === index ? 'doing' : 'not-started' }))} /></div>
        </aside>
      </div>
    </Page>,
  );
}
