import type { Agency } from '@motcua/contracts/agency';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { formatDateTime, formatLookupNumber } from '@motcua/ui/format';
import type { Fact } from '@motcua/ui/piece/card';
import { Card, Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { dueOf, History, StepsOf } from '../dossier/progress.tsx';
import { FollowCard } from '../follow/follow-card.tsx';
import { framed } from '../frame/frame.tsx';
import { liveScript, pushScript } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import { Live, LivePart } from './live.tsx';
import type { StatusView } from './lookup.page.tsx';

interface ElsewhereView extends StatusView {
  /** Who answers questions; undefined for an agency that catalogue has not told. */
  readonly counter: Agency | undefined;
}

type Part = { readonly visit: Visit; readonly view: ElsewhereView };

/** A dossier is called what its receipt calls it. */
export function namesOf({ reference, lookupNumber, elsewhere }: PublicStatus, { t }: Pick<Visit, 't'>): string {
  const lookup = formatLookupNumber(lookupNumber);
  return elsewhere ? t('elsewhere.names', { code: elsewhere.code, lookup }) : t('dossier.names', { reference, lookup });
}

/**
 * A dossier that another system handles: what that one told of it, and who answers for it. Nothing can be done here, so nothing is offered; what was told
 * but once has no way that could be drawn.
 */
export function elsewherePage(visit: Visit, view: ElsewhereView): string {
  const { t, lang } = visit;
  const { status, watch } = view;
  return framed(visit, {
    title: status.procedure.name[lang],
    again: `${addresses.lookup}?${new URLSearchParams({ ma: status.elsewhere?.code ?? status.reference })}`,
    current: 'lookup',
    scripts: view.pushKey ? [liveScript, pushScript] : [liveScript],
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.lookup, label: t('lookup.title') }],
    children: (
      <>
        <p class="soft num">{namesOf(status, visit)}</p>
        <h1>{status.procedure.name[lang]}</h1>
        <Live visit={visit} status={status} watch={watch} again={{ post: addresses.lookupAgain }}>
          <div class="columns section">
            <div class="stack">
              <LivePart id="live-progress"><Told visit={visit} view={view} /></LivePart>
              <LivePart id="live-history">{status.timeline.length > 1 && <History visit={visit} status={status} />}</LivePart>
            </div>
            <aside class="side stack" aria-label={t('summary.title')}>
              <LivePart id="live-summary"><Card id="summary" title={t('summary.title')}><Facts facts={factsOf(status, visit)} /></Card></LivePart>
              <Counter visit={visit} view={view} />
              <FollowCard visit={visit} offer={view} />
            </aside>
          </div>
        </Live>
      </>
    ),
  });
}

function Told({ visit, view: { status } }: Part) {
  const { t, lang } = visit;
  const { state, step, elsewhere, changedAt } = status;
  const isAsked = state === 'supplement-requested' || state === 'payment-requested';
  return (
    <div class="stack">
      <Card id="progress" title={t(`state.${state}`)}>
        <p>{t(`state.${state}.said`)}</p>
        {step && <p>{t('elsewhere.step', { step: step[lang] })}</p>}
        {status.timeline.length > 1 && <div class="below"><StepsOf visit={visit} status={status} /></div>}
      </Card>
      <Notice tone={isAsked ? 'soon' : 'info'} title={t('elsewhere.title', { system: elsewhere?.system[lang] ?? '' })}>
        <p>{t('elsewhere.said', { at: formatDateTime(lang, changedAt) })}</p>
        {isAsked && <p>{t('elsewhere.asked')}</p>}
      </Notice>
    </div>
  );
}

/** Of the day it was handed in only what was told: a system may begin to tell when half is done. */
function factsOf(status: PublicStatus, visit: Visit): Fact[] {
  const { t, lang } = visit;
  const { elsewhere, agency, submittedAt, timeline, changedAt } = status;
  const isTold = timeline[0]?.state === 'submitted' || submittedAt !== timeline[0]?.at;
  return [
    { label: t('elsewhere.last'), value: formatDateTime(lang, changedAt) },
    dueOf(status, visit),
    { label: t('summary.agency'), value: agency.name[lang] },
    { label: t('elsewhere.system'), value: elsewhere?.system[lang] },
    ...(isTold ? [{ label: t('summary.submitted'), value: formatDateTime(lang, submittedAt) }] : []),
  ];
}

function Counter({ visit: { t, lang }, view: { status: { agency }, counter } }: Part) {
  return (
    <Card id="more" title={t('elsewhere.counter')}>
      <p>{t('elsewhere.ask')}</p>
      <Facts facts={[
        { label: t('summary.agency'), value: counter ? <a href={addresses.agency(counter.code)}>{counter.name[lang]}</a> : agency.name[lang] },
        ...(counter ? [
          { label: t('agency.address'), value: counter.address[lang] },
          { label: t('contact.phone'), value: <a href={`tel:${counter.phone.replace(/\s/g, '')}`}>{counter.phone}</a> },
        ] : []),
      ]} />
    </Card>
  );
}
