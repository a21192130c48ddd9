import { Badge } from '@motcua/ui/piece/badge';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { checkShape } from '@motcua/forms/check-shape';
import { ProcessDiagram } from '@motcua/ui/process/diagram';
import type { ComponentChildren } from 'preact';
import { addresses } from '../../addresses.ts';
import type { MessageKey } from '../../messages.ts';
import { AddThing } from './add-thing.tsx';
import { listAt, textAt, valueAt } from '../content/content.ts';
import { drawnVersion } from '../../process/drawn-version.ts';
import { draftFramed, Kept, nameOf } from './draft-frame.tsx';
import type { DraftVisit } from './draft-visit.ts';
import { blocking } from './draft-visit.ts';
import { partsAt } from '../content/names.ts';
import { mendOf, procedureSheetKeys, sheetAt, titleOf } from '../sheet/sheets.ts';
import { ThingList } from './thing-list.tsx';

export interface OutlineProps {
  readonly desk: DraftVisit;
  /** What was just done: its message. */
  readonly done?: MessageKey | undefined;
  /** Somebody else saved meanwhile: what was asked for has not been done. */
  readonly conflict?: string | undefined;
  /** What was typed for it, so that nothing is lost. */
  readonly wrote?: readonly string[] | undefined;
  /** The section that was just worked on. */
  readonly open?: number | undefined;
}

/** The whole procedure at a glance: each of its parts leads to its own page. */
export function outlinePage({ desk, done, conflict, wrote = [], open }: OutlineProps): string {
  const { visit, draft: { id, content } } = desk;
  const { t } = visit;
  return draftFramed(desk, {
    tab: 'outline',
    again: addresses.draft(id),
    children: (
      <>
        <h1 class="visually-hidden">{nameOf(desk)}</h1>
        {conflict && <Notice tone="bad" live title={t('design.conflict.title')}><p>{conflict}</p><p>{t('design.conflict.again')}</p><Wrote t={t} words={wrote} /></Notice>}
        {done && <Notice tone="ok" live><p>{t(done)}</p></Notice>}
        <div class="outline">
          <div>
            <Part id="procedure" title={t('design.outline.procedure')}><ul class="things">{procedureSheetKeys.map((key) => <SheetRow desk={desk} at={key} />)}</ul></Part>
            <Part id="papers" title={t('design.outline.papers')}><ThingList desk={desk} list="papers" /><AddThing desk={desk} list="papers" /></Part>
            <Part id="steps" title={t('design.outline.steps')}><Shares desk={desk} /><ThingList desk={desk} list="steps" /><AddThing desk={desk} list="steps" /><Drawn desk={desk} /></Part>
          </div>
          <div>
            <Part id="form" title={t('design.outline.form')}>
              {listAt(content, 'form.sections').length > 0 && <p><LinkButton icon="forward" iconLast href={addresses.preview(id, 0)}>{t('design.preview.open')}</LinkButton></p>}
              {partsAt(content, 'form.sections').map((section, index) => <SectionPart desk={desk} section={section} open={index === open} />)}
              <AddThing desk={desk} list="form.sections" />
            </Part>
            <Part id="rules" title={t('design.outline.rules')}><ThingList desk={desk} list="form.rules" /><AddThing desk={desk} list="form.rules" /></Part>
          </div>
        </div>
        <Away desk={desk} />
      </>
    ),
  });
}

function Wrote({ t, words }: { readonly t: DraftVisit['visit']['t']; readonly words: readonly string[] }) {
  return words.length === 0 ? null : <><p>{t('act.you-wrote')}</p><ul>{words.map((text) => <li>{text}</li>)}</ul></>;
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return <section class="part" id={id} aria-labelledby={`${id}-title`}><h2 id={`${id}-title`}>{title}</h2>{children}</section>;
}

/** How many problems are mended on a sheet. */
function troublesAt({ draft: { content }, problems }: DraftVisit, sheet: string): number {
  return blocking(problems).filter(({ at }) => mendOf(content, at)?.sheet === sheet).length;
}

const troublesBelow = ({ problems }: DraftVisit, base: string) => blocking(problems).some(({ at }) => at.startsWith(`${base}.`));

function SheetRow({ desk, at }: { readonly desk: DraftVisit; readonly at: string }) {
  const { visit, draft: { id, content } } = desk;
  const sheet = sheetAt(content, at);
  if (!sheet) return null;
  const n = troublesAt(desk, at);
  return <li><a href={addresses.sheet(id, at)}>{titleOf(sheet, content, visit)}</a>{n > 0 && <Badge tone="brand">{visit.t('design.troubles', { n })}</Badge>}</li>;
}

function SectionPart({ desk, section, open }: { readonly desk: DraftVisit; readonly section: string; readonly open: boolean }) {
  const { visit, draft: { content } } = desk;
  const sheet = sheetAt(content, section);
  if (!sheet) return null;
  return (
    <details class="card question" open={open || troublesBelow(desk, section)}>
      <summary>{titleOf(sheet, content, visit)} <span class="soft small">{visit.t('design.fields', { n: listAt(content, `${section}.fields`).length })}</span></summary>
      <ThingList desk={desk} list="form.sections" only={section} />
      <ThingList desk={desk} list={`${section}.fields`} />
    </details>
  );
}

function Shares({ desk: { visit: { t }, draft: { content } } }: { readonly desk: DraftVisit }) {
  // With ways or terms of their own, steps share the term only along a way: that is told among the problems.
  if (listAt(content, 'steps').some((step) => valueAt(step, 'next') !== undefined || valueAt(step, 'term') !== undefined)) return null;
  const sum = listAt(content, 'steps').reduce<number>((total, step) => total + (Number(textAt(step, 'share')) || 0), 0);
  return <p class={sum === 100 ? 'soft' : 'share-wrong'}>{t(sum === 100 ? 'design.shares-right' : 'design.shares-wrong', { sum })}</p>;
}

/** The process as it is drawn up so far; only once its shape is right, for half a step cannot be drawn. */
function Drawn({ desk: { visit, draft: { content } } }: { readonly desk: DraftVisit }) {
  const { procedure } = checkShape(content);
  return procedure ? <ProcessDiagram id="draft-drawing" title={visit.t('design.step.drawing')} steps={drawnVersion(visit, procedure)} /> : null;
}

/** Throwing the draft away takes two steps. */
function Away({ desk }: { readonly desk: DraftVisit }) {
  const { visit: { t }, draft: { id } } = desk;
  return (
    <details class="card question away">
      <summary>{t('design.drop.title')}</summary>
      <p>{t('design.drop.said')}</p>
      <form method="post" action={addresses.draftPart(id, 'xoa')}><Kept {...desk} /><Button once>{t('design.drop.do')}</Button></form>
    </details>
  );
}

