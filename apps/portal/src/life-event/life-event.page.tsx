import type { Procedure } from '@motcua/contracts/procedure';
import type { CompiledForm } from '@motcua/forms/compile';
import { Pictogram } from '@motcua/ui/icon';
import { Badge } from '@motcua/ui/piece/badge';
import { Facts, Section } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { conditionInWords } from '../procedure/condition.ts';
import { feeInWords, termInWords } from '../procedure/terms.ts';
import type { LifeEvent } from './life-events.ts';

interface Offered { readonly procedure: Procedure; readonly form: CompiledForm }

export interface LifeEventView {
  readonly event: LifeEvent;
  /** The first ones first. */
  readonly procedures: readonly Offered[];
  readonly others: readonly LifeEvent[];
}

/** What one needs in this event of a life: each procedure with its papers, fee and term at a glance. */
export function lifeEventPage(visit: Visit, { event, procedures, others }: LifeEventView): string {
  const { t } = visit;
  return framed(visit, {
    title: event.name,
    description: event.said,
    current: 'procedures',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, { href: addresses.procedures, label: t('crumb.procedures') }],
    children: (
      <>
        <div class="event-head"><Pictogram name={event.picture} /><div><h1>{event.name}</h1><p class="lead">{event.said}</p></div></div>
        <Section id="procedures" title={t('event.procedures', { n: procedures.length })}>
          {procedures.map((offered) => <Glance visit={visit} {...offered} />)}
        </Section>
        <Section id="other-events" title={t('event.others')}>
          <ul class="names">{others.map(({ id, name }) => <li><a href={addresses.lifeEvent(id)}>{name}</a></li>)}</ul>
        </Section>
      </>
    ),
  });
}

function Glance({ visit, procedure, form }: Offered & { readonly visit: Visit }) {
  const { t, lang } = visit;
  const { id, name, summary, level, unit, papers, term } = procedure;
  return (
    <article class="card glance" aria-labelledby={`of-${id}`}>
      <h3 id={`of-${id}`}><a href={addresses.procedure(id)}>{name[lang]}</a></h3>
      <p>{summary[lang]}</p>
      <p class="row"><Badge>{t(`level.${level}`)}</Badge><Badge tone="plain">{t(`unit.${unit}`)}</Badge></p>
      <div class="glance-parts">
        <div>
          <h4>{t('event.papers')}</h4>
          <ul>
            <li>{form.definition.title[lang]} <small class="soft">({t('event.filled-here')})</small></li>
            {papers.filter(({ when, optional }) => !when && !optional).map((paper) => <li>{paper.name[lang]}</li>)}
          </ul>
          <Depending visit={visit} procedure={procedure} form={form} />
        </div>
        <Facts facts={[{ label: t('procedure.fee'), value: feeInWords(procedure, visit) }, { label: t('procedure.result-after'), value: termInWords(term, visit) }, { label: t('procedure.minutes'), value: t('procedure.minutes-about', { n: procedure.minutes }) }]} />
      </div>
    </article>
  );
}

/** Papers that not everybody needs wait behind one line. */
function Depending({ visit, procedure: { papers }, form }: Offered & { readonly visit: Visit }) {
  const { t, lang } = visit;
  const some = papers.filter(({ when, optional }) => when ?? optional);
  if (some.length === 0) return null;
  const said = ({ when, optional }: Procedure['papers'][number]) => {
    const condition = when && conditionInWords(when, form.fields, visit);
    if (condition) return t('paper.when', { condition });
    return t(optional ? 'paper.optional' : 'paper.depends');
  };
  return (
    <details>
      <summary>{t('event.papers-depend', { n: some.length })}</summary>
      <ul>{some.map((paper) => <li>{paper.name[lang]} <small class="soft">{said(paper)}</small></li>)}</ul>
    </details>
  );
}
