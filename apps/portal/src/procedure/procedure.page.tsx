import type { Procedure } from '@motcua/contracts/procedure';
import type { CompiledForm } from '@motcua/forms/compile';
import { formatDate } from '@motcua/ui/format';
import { Badge } from '@motcua/ui/piece/badge';
import { Question } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { swapScript } from '../frame/scripts.ts';
import type { Visit } from '../frame/visit.ts';
import { lifeEvent } from '../life-event/life-events.ts';
import { Before } from './before.tsx';
import type { Receiving } from './chosen-agency.ts';
import { Fees, Steps, TermSaid } from './handling.tsx';
import { Papers } from './papers-table.tsx';
import { StructuredData } from './structured-data.tsx';
import { listHref } from './wish.ts';

export interface ProcedureView {
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  readonly receiving: Receiving;
  /** When the result would be due if the dossier were received now. */
  readonly dueAt?: string | undefined;
  /** What is received after this hour counts from the next working day. */
  readonly cutOff?: string | undefined;
}

type Part = { readonly visit: Visit; readonly procedure: Procedure };

export function procedurePage(visit: Visit, view: ProcedureView): string {
  const { t, lang } = visit;
  const { procedure } = view;
  return framed(visit, {
    title: procedure.name[lang],
    description: procedure.summary[lang],
    current: 'procedures',
    scripts: view.receiving.districts ? [swapScript] : [],
    crumbs: [
      { href: addresses.home, label: t('crumb.home') },
      { href: addresses.procedures, label: t('crumb.procedures') },
      { href: listHref({ field: procedure.field.id }), label: procedure.field.name[lang] },
    ],
    children: (
      <div class="columns with-head">
        <Head visit={visit} procedure={procedure} />
        <aside aria-label={t('procedure.before')}><Before visit={visit} view={view} /></aside>
        <div class="prose">
          {procedure.confidential && <Confidential visit={visit} />}
          <Eligibility visit={visit} procedure={procedure} />
          <Papers visit={visit} procedure={procedure} form={view.form} />
          <Steps visit={visit} procedure={procedure} />
          <TermSaid visit={visit} procedure={procedure} cutOff={view.cutOff} />
          <Fees visit={visit} procedure={procedure} />
          <h2>{t('procedure.result')}</h2>
          <p>{procedure.result[lang]}</p>
          <Ways visit={visit} view={view} />
          <Law visit={visit} procedure={procedure} />
          <Questions visit={visit} procedure={procedure} />
          <StructuredData procedure={procedure} receiving={view.receiving} lang={lang} />
          <p class="small soft">{t('procedure.version', { n: procedure.version, date: formatDate(procedure.effectiveFrom) })}</p>
        </div>
      </div>
    ),
  });
}

function Head({ visit: { t, lang }, procedure }: Part) {
  const events = procedure.lifeEvents.flatMap((id) => lifeEvent(id, t) ?? []);
  return (
    <div class="head stack">
      <div class="row"><Badge>{t(`level.${procedure.level}`)}</Badge><Badge tone="plain" numeric>{t('procedure.code', { code: procedure.code })}</Badge><Badge tone="plain">{t(`unit.${procedure.unit}`)}</Badge></div>
      <h1>{procedure.name[lang]}</h1>
      <p class="lead">{procedure.summary[lang]}</p>
      {events.length > 0 && <p class="small soft">{t('procedure.belongs-to')} {events.map(({ id, name }, index) => <>{index > 0 && ', '}<a href={addresses.lifeEvent(id)}>{name}</a></>)}</p>}
    </div>
  );
}

/** Who reads it and who does not: what people must know before they write a name down. */
function Confidential({ visit: { t } }: { readonly visit: Visit }) {
  return (
    <Notice icon="lock" title={t('confidential.title')}>
      <ul>{(['reader', 'identity', 'messages'] as const).map((key) => <li>{t(`confidential.${key}`)}</li>)}</ul>
      <p class="small">{t('confidential.law')}</p>
    </Notice>
  );
}

function Eligibility({ visit: { t, lang }, procedure: { eligibility, audience } }: Part) {
  return (
    <>
      <h2>{t('procedure.who')}</h2>
      <p>{t('audience.said', { who: new Intl.ListFormat(lang, { type: 'disjunction' }).format(audience.map((one) => t(`audience.${one}`))) })}</p>
      {eligibility.length > 0 && <ul>{eligibility.map((sentence) => <li>{sentence[lang]}</li>)}</ul>}
    </>
  );
}

/** The same dossier may come by any of these; what its level means is said with the first. */
function Ways({ visit: { t, lang }, view: { procedure, receiving } }: { readonly visit: Visit; readonly view: ProcedureView }) {
  const { level, confidential } = procedure;
  const only = receiving.agencies.length === 1 && !receiving.districts ? receiving.agencies[0] : undefined;
  const agency = (words: ComponentChildren) => <a href={only ? addresses.agency(only.code) : addresses.agencies}>{words}</a>;
  const post = only ? t('way.post-to', { agency: only.name[lang], address: only.address[lang] }) : t('way.post');
  return (
    <>
      <h2 id="ways">{t('procedure.ways')}</h2>
      <ul>
        <li><strong>{t(level > 2 ? 'way.online' : 'way.download')}</strong> {t(`level.${level}.said`)}</li>
        <li><strong>{t('way.counter')}</strong> {confidential ? t('way.reception') : t.rich('way.counter-said', { agency })}</li>
        <li><strong>{t('way.mail')}</strong> {confidential ? t('way.post-sealed') : post}</li>
      </ul>
    </>
  );
}

function Law({ visit: { t, lang }, procedure: { legalBasis } }: Part) {
  return (
    <>
      <h2>{t('procedure.law')}</h2>
      <ul>{legalBasis.map(({ title, number, issuedOn }) => <li>{t('procedure.law-entry', { title: title[lang], number, date: formatDate(issuedOn) })}</li>)}</ul>
    </>
  );
}

function Questions({ visit: { t }, procedure: { limits } }: Part) {
  return (
    <>
      <h2>{t('procedure.questions')}</h2>
      <Question question={t('question.later')}><p>{t('question.later-answer')}</p></Question>
      {limits.supplements > 0 && <Question question={t('question.missing')}><p>{t('question.missing-answer', { n: limits.supplements })}</p></Question>}
      <Question question={t('question.follow')}><p>{t('question.follow-answer')}</p></Question>
    </>
  );
}
