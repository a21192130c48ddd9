import type { Submission } from '@motcua/contracts/eforms-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { PublicStatus } from '@motcua/contracts/dossier';
import type { Procedure } from '@motcua/contracts/procedure';
import { Answers } from '@motcua/ui/dossier/answers';
import { Confirmation, QrCode } from '@motcua/ui/dossier/confirmation';
import { Timeline } from '@motcua/ui/dossier/steps';
import { asSentence, formatDateTime, formatLongDate } from '@motcua/ui/format';
import { LinkButton } from '@motcua/ui/piece/button';
import { Card } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { PayNow } from '../fees/fee-card.tsx';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { feeInWords, phoneInGroups, termInWords } from '../procedure/terms.ts';
import { qrPath } from '@motcua/ui/qr-path';

export interface SubmittedView {
  readonly submission: Submission;
  readonly procedure: Procedure;
  /** As it stands by now; undefined until one-stop has heard of it. */
  readonly status?: PublicStatus | undefined;
  /** With what is to be paid for it, as far as that is known by now. */
  readonly fees?: Pick<DossierView, 'status' | 'fees'> | undefined;
  /** When the result would be due if it were received by the promised hour. */
  readonly dueAt?: string | undefined;
  /** Address that the QR code carries: the look-up page with the code filled in. */
  readonly lookupUrl: string;
}

type Part = { readonly visit: Visit; readonly view: SubmittedView };

/** The page to keep: right after the submission, and whenever it is opened again. */
export function submittedPage(visit: Visit, view: SubmittedView): string {
  const { t, lang } = visit;
  const { submission, status, fees } = view;
  const { id, procedure, agency, submittedAt, reference, lookupNumber } = submission;
  const facts = t('submitted.facts', { at: formatDateTime(lang, submittedAt), procedure: procedure.name[lang], agency: agency.name[lang] });
  const moved = status !== undefined && status.state !== 'submitted';
  return framed(visit, {
    title: t('submitted.page-title'),
    current: 'dossiers',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.dossiers, label: t('dossiers.title') }],
    children: (
      <>
        {moved && <Notice title={t('submitted.now', { state: t(`state.${status.state}`) })}><p><a href={addresses.dossier(id)}>{t('submitted.now-do')}</a></p></Notice>}
        <div class={moved ? 'below' : ''}>
          <Confirmation
            got={t('submitted.got')} title={t('submitted.title')} reference={reference} lookupNumber={lookupNumber} facts={facts}
            actions={<><LinkButton href={addresses.slip(id)} icon="download">{t('submitted.slip')}</LinkButton><LinkButton href={addresses.filledForm(id)} icon="download">{t('submitted.form')}</LinkButton></>}
          />
        </div>
        {fees && <div class="below"><PayNow visit={visit} dossier={{ status: fees.status, fees: fees.fees }} /></div>}
        <div class="columns section">
          <div><WhatNext visit={visit} view={view} /><WhereWeWrite visit={visit} view={view} /><p class="form-actions"><LinkButton tone="primary" href={addresses.dossier(id)}>{t('submitted.follow')}</LinkButton></p></div>
          <aside aria-label={t('submitted.keep')}><Keep visit={visit} view={view} /></aside>
        </div>
      </>
    ),
  });
}

function WhatNext({ visit, view: { submission, procedure, dueAt } }: Part) {
  const { t, lang } = visit;
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('submitted.next')}</h2>
      <div class="below">
        <Timeline happenings={[
          { title: t('submitted.answer'), at: submission.answerDueAt, when: t('submitted.answer-by', { at: formatDateTime(lang, submission.answerDueAt) }), detail: t('submitted.answer-said', { n: procedure.limits.supplements }), mark: 'now' },
          {
            title: t('submitted.result'),
            ...(dueAt ? { at: dueAt, when: t('submitted.result-on', { date: asSentence(formatLongDate(lang, dueAt)) }) } : {}),
            detail: t('submitted.result-said', { term: termInWords(procedure.term, visit) }),
          },
          { title: t('submitted.collect'), detail: procedure.result[lang] },
        ]} />
      </div>
    </section>
  );
}

function WhereWeWrite({ visit, view: { submission: { contact }, procedure } }: Part) {
  const { t } = visit;
  return (
    <section class="section" aria-labelledby="contact">
      <h2 id="contact">{t('check.contact')}</h2>
      <div class="below"><Answers answers={[
        { label: t('contact.email'), value: contact.email },
        { label: t('contact.phone'), value: contact.phone && phoneInGroups(contact.phone), numeric: true },
        { label: t('procedure.fee'), value: `${feeInWords(procedure, visit)} · ${t(`fee.${procedure.fee.payable}`)}` },
      ]} /></div>
    </section>
  );
}

function Keep({ visit: { t }, view: { lookupUrl } }: Part) {
  return (
    <Card id="keep" title={t('submitted.keep')}>
      <QrCode {...qrPath(lookupUrl)} />
      <p class="small soft">{t('submitted.qr-said')}</p>
    </Card>
  );
}
