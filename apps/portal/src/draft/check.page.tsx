import { targetOf } from '@motcua/form-pages/field-names';
import { Csrf } from '@motcua/pages/csrf';
import { randomUUID } from 'node:crypto';
import type { FieldProblem } from '@motcua/contracts/problems';
import { checkAnswers } from '@motcua/forms/check';
import { papersFor } from '@motcua/forms/check-papers';
import { describeAnswers } from '@motcua/forms/describe';
import type { DescribedAnswer, DescribedSection } from '@motcua/forms/describe';
import { applicantOf } from '@motcua/forms/applicant';
import { Answers } from '@motcua/ui/dossier/answers';
import type { Answer } from '@motcua/ui/dossier/answers';
import { Checkbox } from '@motcua/ui/form/choice';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Section } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { feeInWords, phoneInGroups } from '../procedure/terms.ts';
import { FormNews, isOpen } from './newer-version.tsx';
import type { OpenDraft } from './offer.ts';
import { addressOf, papersPart, previousPart, checkPart } from './tasks.ts';

export interface CheckView {
  readonly open: OpenDraft;
  /** Everything that still stands between the draft and its submission. */
  readonly problems: readonly FieldProblem[];
  /** The statement was not ticked. */
  readonly untrue?: boolean | undefined;
}

type Part = { readonly visit: Visit; readonly open: OpenDraft };

export function checkPage(visit: Visit, { open, problems, untrue }: CheckView): string {
  const { t, lang } = visit;
  const { draft, form, circumstances } = open;
  const { answers } = checkAnswers(form, draft.answers, circumstances);
  return framed(visit, {
    title: `${t('check.title')} - ${draft.procedure.name[lang]}`,
    again: addresses.check(draft.id),
    hasErrors: untrue,
    back: { href: addressOf(draft.id, previousPart(open, checkPart) ?? '') },
    children: (
      <div class="form-column">
        {untrue && <ErrorSummary problems={[{ target: 'truth', message: t('check.truth-missing') }]} />}
        <p class="soft">{draft.procedure.name[lang]} · {draft.agency.name[lang]}</p>
        <h1>{t('check.heading')}</h1>
        <FormNews visit={visit} draft={draft} />
        {problems.length > 0 && <Missing visit={visit} open={open} problems={problems} />}
        {describeAnswers(form, answers, lang).map((section) => <AnsweredSection draftId={draft.id} section={section} open={open} />)}
        <AttachedPapers visit={visit} open={open} answers={answers} />
        <WhereWeWrite visit={visit} open={open} answers={answers} />
        <p class="section"><LinkButton href={addresses.draftForm(draft.id)} icon="download">{t('check.form')}</LinkButton></p>
        {problems.length === 0 && isOpen(draft) && <SubmitForm visit={visit} open={open} untrue={untrue} />}
      </div>
    ),
  });
}

function Missing({ visit: { t, lang }, open, problems }: Part & { readonly problems: readonly FieldProblem[] }) {
  return (
    <Notice tone="soon" title={t('check.missing', { n: problems.length })}>
      <ul>{problems.map((problem) => <li><a href={mendHref(open, problem)}>{problem.message[lang]}</a></li>)}</ul>
    </Notice>
  );
}

function mendHref({ draft, form }: OpenDraft, problem: FieldProblem): string {
  const [id = '', paper] = problem.at.split('.');
  if (id === 'papers' && !form.fields.has(id)) return `${addresses.papers(draft.id)}#paper-${paper ?? ''}`;
  const section = form.definition.sections.find(({ fields }) => fields.some((field) => field.id === id));
  return section ? `${addresses.section(draft.id, section.id)}?loi=1&ve=${checkPart}#${targetOf(section.fields, problem)}` : addresses.draft(draft.id);
}

function AnsweredSection({ draftId, section, open }: { readonly draftId: string; readonly section: DescribedSection; readonly open: OpenDraft }) {
  const fields = open.form.definition.sections.find(({ id }) => id === section.id)?.fields ?? [];
  const page = `${addresses.section(draftId, section.id)}?ve=${checkPart}`;
  const row = ({ at, type, label, text, given }: DescribedAnswer): Answer => ({
    label,
    value: given ? text : undefined,
    numeric: numbers.has(type),
    changeHref: type === 'computed' ? undefined : `${page}#${targetOf(fields, { at })}`,
  });
  return (
    <Section id={`section-${section.id}`} title={section.title}>
      <Answers answers={section.answers.filter(({ rows }) => !rows || rows.length === 0).map(row)} />
      {section.answers.flatMap(({ rows = [] }) => rows).map(({ title, answers }) => <><h3 class="below">{title}</h3><Answers answers={answers.map(row)} /></>)}
    </Section>
  );
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'date', 'phone', 'identity-number', 'tax-code', 'parcel-number']);

function AttachedPapers({ visit: { t, lang }, open: { draft, form }, answers }: Part & { readonly answers: OpenDraft['draft']['answers'] }) {
  const papers = papersFor(form, answers);
  if (papers.length === 0) return null;
  const names = (paper: string) => (draft.papers[paper] ?? []).flatMap((id) => draft.attachments.find((file) => file.id === id)?.name ?? []);
  return (
    <Section id={papersPart} title={t('papers.title')}>
      <Answers answers={papers.map(({ id, name }) => ({ label: name[lang], value: names(id).join(', '), changeHref: `${addresses.papers(draft.id)}#paper-${id}` }))} />
    </Section>
  );
}

function WhereWeWrite({ visit, open: { form, procedure }, answers }: Part & { readonly answers: OpenDraft['draft']['answers'] }) {
  const { t } = visit;
  const { phone, email } = applicantOf(form.definition, answers, form.units);
  return (
    <Section id="contact" title={t('check.contact')}>
      <Answers answers={[{ label: t('contact.phone'), value: phone && phoneInGroups(phone), numeric: true }, { label: t('contact.email'), value: email }, { label: t('procedure.fee'), value: feeInWords(procedure, visit) }]} />
      <p class="small soft below">{email ? t('check.contact-said') : t('check.contact-none')}</p>
    </Section>
  );
}

/** The key is made with the page: however often its button is pressed, there is one dossier. */
function SubmitForm({ visit, open: { draft }, untrue }: Part & { readonly untrue: boolean | undefined }) {
  const { t } = visit;
  return (
    <form class="section" method="post" action={addresses.submit(draft.id)} noValidate>
      <Csrf visit={visit} />
      <input type="hidden" name="key" value={randomUUID()} />
      <Checkbox id="truth" label={t('check.truth')} error={untrue ? t('check.truth-missing') : undefined} />
      <p class="small soft below">{t.rich('check.privacy', { link: (words) => <a href={addresses.privacy}>{words}</a> })}</p>
      <p class="form-actions"><Button tone="primary" size="big" fill="stretch" once>{t('check.submit')}</Button></p>
    </form>
  );
}
