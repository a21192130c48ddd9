import type { DraftAuthorship } from '@motcua/contracts/catalogue-editing-api';
import type { Units } from '@motcua/forms/units';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import type { Option } from '@motcua/ui/form/field';
import { addresses } from '../../addresses.ts';
import { AddThing } from '../draft/add-thing.tsx';
import { textAt } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import type { Desk } from './control.ts';
import { controlsOf } from './control-pieces.tsx';
import { draftFramed, Kept } from '../draft/draft-frame.tsx';
import { conflictWords } from '../draft/draft-keeper.ts';
import type { DraftVisit } from '../draft/draft-visit.ts';
import { livePreview } from '../picture/scripts.ts';
import { SectionPicture } from '../picture/section-picture.tsx';
import { SheetEnd } from './sheet-end.tsx';
import { Ways } from './sheet-ways.tsx';
import { kindInWords, labelAt, mendOf, sectionOf, titleOf } from './sheets.ts';
import type { Sheet } from './sheets.ts';
import { ThingList } from '../draft/thing-list.tsx';

export interface SheetProps {
  readonly desk: DraftVisit;
  readonly sheet: Sheet;
  /** As it is saved, or as it was typed. */
  readonly content: Content;
  readonly units: Units;
  readonly agencies: readonly Option[];
  readonly add?: string | undefined;
  readonly saved?: boolean | undefined;
  /** Somebody saved meanwhile; what was typed stands in the fields. */
  readonly conflict?: DraftAuthorship | undefined;
  readonly conflictUnknown?: boolean | undefined;
}

/** One thing of the procedure: its controls, and beside them the citizen's page that it stands on. */
export function sheetPage(props: SheetProps): string {
  const { desk, sheet, content } = props;
  const { visit, draft: { id } } = desk;
  const { t } = visit;
  const title = titleOf(sheet, content, visit);
  const section = sectionOf(sheet.base);
  return draftFramed(desk, {
    title,
    tab: 'outline',
    again: addresses.sheet(id, sheet.key),
    scripts: section === undefined ? [] : [livePreview.href],
    children: (
      <div class={section === undefined ? 'sheet-grid alone' : 'sheet-grid'}>
        <div>
          <Ways desk={desk} sheet={sheet} />
          {sheet.base !== '' && <p class="soft">{kindInWords(sheet, content, t)}</p>}
          <h1>{title}</h1>
          <Said {...props} />
          <SheetForm {...props} live={section !== undefined} />
          <Inner {...props} />
          <SheetEnd desk={desk} sheet={sheet} />
        </div>
        {section !== undefined && <Picture {...props} index={section} />}
      </div>
    ),
  });
}

/** What happened, and what is still wrong here; each leads to its field. */
function Said({ desk, sheet, content, saved, conflict, conflictUnknown }: SheetProps) {
  const { visit: { t, lang, person }, problems } = desk;
  const own = problems.filter(({ at }) => mendOf(content, at)?.sheet === sheet.key);
  return (
    <>
      {(conflict ?? conflictUnknown) && (
        <Notice tone="bad" live title={t('design.conflict.title')}>
          {conflict && person && <p>{conflictWords(desk.visit, person, conflict)}</p>}
          <p>{t('design.conflict.kept')}</p>
        </Notice>
      )}
      {saved && own.length === 0 && <Notice tone="ok" live><p>{t('design.saved')}</p></Notice>}
      {own.length > 0 && (
        <Notice tone="soon" live={saved} title={t(saved ? 'design.saved-but' : 'design.to-mend', { n: own.length })}>
          <ul>{own.map(({ at, message }) => <li><a href={`#${mendOf(content, at)?.target ?? ''}`}>{labelled(content, at, t)}{message[lang]}</a></li>)}</ul>
        </Notice>
      )}
    </>
  );
}

function labelled(content: Content, at: string, t: DraftVisit['visit']['t']): string {
  const label = labelAt(content, at);
  return label ? `${t(label)}: ` : '';
}

function SheetForm({ desk, sheet, live, ...props }: SheetProps & { readonly live: boolean }) {
  const { visit: { t }, draft: { id } } = desk;
  return (
    <form class="design-form" method="post" action={addresses.sheet(id, sheet.key)} noValidate {...(live ? { 'data-live-preview': '' } : {})}>
      <Kept {...desk} />
      {sheet.base !== '' && <input type="hidden" name="was" value={textAt(props.content, `${sheet.base}.id`)} />}
      {/* The Enter key presses a form's first button: that must not be one that takes a row away. */}
      <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">{t('design.save')}</button>
      {controlsOf(sheet.controls, deskOf({ desk, sheet, ...props }))}
      <div class="row form-actions">
        <Button tone="primary" once>{t('design.save')}</Button>
        <Button name="leave" value="true">{t('design.save-leave')}</Button>
        {live && <Button tone="quiet" name="preview" value="true">{t('design.preview.as-typed')}</Button>}
      </div>
    </form>
  );
}

function deskOf({ desk, sheet, content, add, agencies }: SheetProps): Desk {
  const { visit: { lang, t }, problems } = desk;
  const own = problems.filter(({ at, severity }) => severity === 'blocks' && mendOf(content, at)?.sheet === sheet.key);
  const wrong = new Map(own.map(({ at, message }) => [sheet.base === '' ? at : at.slice(sheet.base.length + 1), message[lang]]));
  return { lang, t, content, base: sheet.base, wrong, add, agencies };
}

/** Fields of a section or of a group's rows. */
function Inner({ desk, sheet: { kind, base } }: SheetProps) {
  const { visit: { t }, draft: { content } } = desk;
  if (kind !== 'section' && textAt(content, `${base}.type`) !== 'group') return null;
  const list = `${base}.fields`;
  return (
    <section class="part" aria-labelledby="inner">
      <h2 id="inner">{t(kind === 'section' ? 'design.section.fields' : 'design.field.row-fields')}</h2>
      <ThingList desk={desk} list={list} />
      <AddThing desk={desk} list={list} />
    </section>
  );
}

function Picture({ desk, content, units, index }: SheetProps & { readonly index: number }) {
  const { visit: { t, lang }, draft: { id } } = desk;
  return (
    <aside aria-labelledby="picture-title">
      <div class="row spread"><h2 id="picture-title">{t('design.preview.aside')}</h2><a href={addresses.preview(id, index)}>{t('design.preview.whole')}</a></div>
      <div class="citizen-view" id="picture"><SectionPicture content={content} index={index} lang={lang} units={units} /></div>
      <p class="why">{t('design.preview.why')}</p>
    </aside>
  );
}
