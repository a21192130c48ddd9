import { Csrf } from '@motcua/pages/csrf';
import { randomUUID } from 'node:crypto';
import type { FeesView } from '@motcua/contracts/fees-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { TextArea } from '@motcua/ui/form/field';
import { formatLongDate, formatBytes, formatLookupNumber } from '@motcua/ui/format';
import { FileRows } from '@motcua/ui/dossier/files';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Card, Question, Section } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import { FeeCard, PayNow } from '../fees/fee-card.tsx';
import { framed } from '../frame/frame.tsx';
import { liveScript } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import { HandedOver, OnPaper } from './handed-over.tsx';
import { RatingFields } from '../rating/rating-fields.tsx';
import { History, Progress, Summary } from './progress.tsx';
import { Refused } from './refused.tsx';
import { CalendarLinks } from '../calendar/calendar-links.tsx';
import { Live, LivePart } from '../lookup/live.tsx';
import { TermNotice } from './term-notice.tsx';

/** Said once after a move. */
export const said = ['supplemented', 'withdrawn', 'rated', 'changed', 'incomplete', 'not-now', 'no-more'] as const;
export type Said = (typeof said)[number];

export interface DossierPageView {
  readonly dossier: DossierView;
  readonly said?: Said | undefined;
  /** Names what a refusal is about, and papers that were handed in as paper. */
  readonly procedure?: Procedure | undefined;
  /** Payments with their receipts; absent while they are not known. */
  readonly fees?: FeesView | undefined;
  /** By which the page hears of changes. */
  readonly watch?: string | undefined;
  /** By which a calendar does. */
  readonly calendar?: string | undefined;
}

type Part = { readonly visit: Visit; readonly dossier: DossierView };

export function dossierPage(visit: Visit, { dossier, said: told, procedure, fees, watch, calendar }: DossierPageView): string {
  const { t, lang } = visit;
  const { status } = dossier;
  return framed(visit, {
    // The name of a tab is read over shoulders and kept by browsers: of a confidential dossier the public one.
    title: status.procedure.name[lang],
    again: addresses.dossier(status.id),
    current: 'dossiers',
    ...(watch ? { scripts: [liveScript] } : {}),
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.dossiers, label: t('dossiers.title') }],
    children: (
      <>
        {told && <Notice tone={told === 'changed' || told === 'not-now' || told === 'no-more' ? 'soon' : told === 'incomplete' ? 'bad' : 'ok'} live><p>{t(`said.${told}`)}</p></Notice>}
        <p class="soft num below">{t('dossier.names', { reference: status.reference, lookup: formatLookupNumber(status.lookupNumber) })}</p>
        <h1>{dossier.procedure.name[lang]}</h1>
        {dossier.follows && <p><a href={addresses.dossier(dossier.follows.id)}>{t('redo.follows', { reference: dossier.follows.reference })}</a></p>}
        <Live visit={visit} status={status} watch={watch} again={{ get: addresses.dossier(status.id) }}>
          <LivePart id="live-asked">
            <div class="below"><PayNow visit={visit} dossier={dossier} /></div>
            <div class="below"><Asked visit={visit} dossier={dossier} procedure={procedure} /></div>
            <div class="below"><TermNotice visit={visit} status={status} term={dossier.term} /></div>
          </LivePart>
          <div class="below"><LivePart id="live-progress"><Progress visit={visit} status={status} /></LivePart></div>
          <div class="columns section">
            <LivePart id="live-history"><History visit={visit} status={status} /></LivePart>
            <aside class="side stack" aria-label={t('summary.title')}>
              <LivePart id="live-summary"><Summary visit={visit} status={status} /></LivePart>
              <CalendarLinks visit={visit} status={status} calendar={calendar} />
              <LivePart id="live-fees"><FeeCard visit={visit} dossier={dossier} fees={fees} /></LivePart>
              <LivePart id="live-downloads"><Downloads visit={visit} dossier={dossier} /></LivePart>
              <LivePart id="live-more"><More visit={visit} dossier={dossier} /></LivePart>
            </aside>
          </div>
        </Live>
        <Files visit={visit} dossier={dossier} />
        <OnPaper visit={visit} dossier={dossier} procedure={procedure} />
      </>
    ),
  });
}

const may = ({ actions }: DossierView, action: 'supplement' | 'withdraw' | 'rate') => actions.some((one) => one.action === action && one.allowed);

/** The one thing that is the citizen's to do now, with its button. */
function Asked({ visit, dossier, procedure }: Part & Pick<DossierPageView, 'procedure'>) {
  const { t, lang } = visit;
  const { status, supplements, refusal, result } = dossier;
  const request = supplements.at(-1);
  if (may(dossier, 'supplement') && request) {
    return (
      <Notice tone="soon" icon="pause" title={t('dossier.asked')}>
        <p>{request.message}</p>
        <p>{t('dossier.asked-until', { date: formatLongDate(lang, request.until) })}</p>
        <p class="row"><LinkButton tone="primary" icon="upload" href={addresses.supplement(status.id)}>{t('dossier.supplement')}</LinkButton><LinkButton tone="quiet" href={addresses.supplementSlip(status.id)}>{t('dossier.supplement-slip')}</LinkButton></p>
      </Notice>
    );
  }
  if (refusal) return <Refused visit={visit} dossier={dossier} procedure={procedure} />;
  if (may(dossier, 'rate')) return <div class="stack"><Result visit={visit} dossier={dossier} /><Rating visit={visit} dossier={dossier} /></div>;
  return result ? <Result visit={visit} dossier={dossier} /> : null;
}

function Result({ visit, dossier }: Part) {
  const { t, lang } = visit;
  const { status, result } = dossier;
  if (!result) return null;
  return (
    <Notice tone="ok" title={t('dossier.result')}>
      <p>{t('dossier.result-said', { name: result.name, size: formatBytes(lang, result.size) })}</p>
      <p><LinkButton tone={status.state === 'completed' ? 'primary' : 'plain'} icon="download" href={addresses.result(status.id)}>{t('dossier.result-do')}</LinkButton></p>
      <HandedOver visit={visit} dossier={dossier} />
    </Notice>
  );
}

interface MoveFormProps { readonly visit: Visit; readonly dossier: DossierView; readonly action: string; readonly children: ComponentChildren }

/** Carries the version that was seen and a key of its own: a second press repeats nothing. */
export function MoveForm({ visit, dossier, action, children }: MoveFormProps) {
  return (
    <form method="post" action={action} noValidate>
      <Csrf visit={visit} />
      <input type="hidden" name="version" value={dossier.status.version} />
      <input type="hidden" name="key" value={randomUUID()} />
      {children}
    </form>
  );
}

function Rating({ visit, dossier }: Part) {
  const { t } = visit;
  return (
    <Card lintel id="rating" title={t('rating.title')}>
      <MoveForm visit={visit} dossier={dossier} action={addresses.rate(dossier.status.id)}>
        <RatingFields visit={visit} />
        <p class="form-actions"><Button tone="primary" once>{t('rating.do')}</Button></p>
      </MoveForm>
    </Card>
  );
}

function Downloads({ visit: { t }, dossier: { status, supplements } }: Part) {
  const received = status.receivedAt !== undefined;
  return (
    <Card id="downloads" title={t('dossier.downloads')}>
      <ul>
        <li><a href={addresses.slip(status.id)}>{t('dossier.slip')}</a></li>
        {supplements.length > 0 && <li><a href={addresses.supplementSlip(status.id)}>{t('dossier.supplement-slip')}</a></li>}
        {received && <li><a href={addresses.receipt(status.id)}>{t('dossier.receipt')}</a></li>}
      </ul>
    </Card>
  );
}

function More({ visit, dossier }: Part) {
  const { t } = visit;
  return (
    <Card id="more" title={t('dossier.more')}>
      <p class="small">{t.rich('dossier.call', { tel: (words) => <a href="tel:1022">{words}</a> })}</p>
      <p class="small"><a href={addresses.access(dossier.status.id)}>{t('access.title')}</a></p>
      {dossier.rating && <p class="small">{t('rating.given', { n: dossier.rating.stars })}</p>}
      {may(dossier, 'withdraw') && (
        <div class="below">
          <Question question={t('withdraw.title')}>
            <p>{t('withdraw.said')}</p>
            <MoveForm visit={visit} dossier={dossier} action={addresses.withdraw(dossier.status.id)}>
              <TextArea id="reason" label={t('withdraw.reason')} maxLength={2000} />
              <p class="form-actions"><Button once>{t('withdraw.do')}</Button></p>
            </MoveForm>
          </Question>
        </div>
      )}
    </Card>
  );
}

function Files({ visit: { t }, dossier: { status, attachments } }: Part) {
  if (attachments.length === 0) return null;
  const files = attachments.map(({ id, name, size, state }) => ({ name, bytes: size, state, viewHref: addresses.dossierFile(status.id, id) }));
  return <Section id="files" title={t('dossier.files')}><FileRows files={files} name={t('dossier.files')} /></Section>;
}
