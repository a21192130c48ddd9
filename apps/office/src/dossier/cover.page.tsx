import { csrfField } from '@motcua/auth/sign-in';
import type { DossierCover } from '@motcua/contracts/one-stop-api';
import { formatDateTime, formatLookupNumber } from '@motcua/ui/format';
import { Compose, DossierGrid, DossierHead } from '@motcua/ui/office/dossier';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Facts } from '@motcua/ui/piece/card';
import { AccessLink } from '../access/access-link.tsx';
import { AssignFields } from '../acts/act-fields.tsx';
import type { ActPage } from '../acts/act-page.ts';
import { addresses } from '../addresses.ts';
import type { DossierQuery } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { RowLight, shortReference } from '../inbox/work-list.tsx';
import { Confidential } from './confidential.tsx';
import { Course } from './course.tsx';
import { Said } from './said.tsx';

export interface CoverProps {
  readonly cover: DossierCover;
  readonly dayMinutes: number;
  readonly act?: ActPage | undefined;
  readonly query: DossierQuery;
}

type Part = { readonly visit: OfficeVisit; readonly shown: CoverProps };

/** A confidential dossier as it lies shut: for inspectors who may claim it, and for their head who says whose it is. */
export function coverPage(visit: OfficeVisit, shown: CoverProps): string {
  const { t, lang } = visit;
  const { row, history } = shown.cover;
  return framed(visit, {
    title: `${shortReference(row.reference)} ${t('confidential.mark')}`,
    hasErrors: (shown.act?.wrong.length ?? 0) > 0,
    again: visit.here.startsWith(`${addresses.dossier(row.id)}/`) ? addresses.dossier(row.id, { act: shown.act?.act }) : visit.here,
    back: { href: addresses.home, label: t('dossier.back') },
    children: (
      <>
        <DossierHead
          line={<>{row.reference} · {t('dossier.lookup')} {formatLookupNumber(row.lookupNumber)}</>}
          title={row.procedure.name[lang]}
          detail={t(`state.${row.state}`)}
          due={<><p><RowLight row={row} visit={{ t }} dayMinutes={shown.dayMinutes} /></p>{row.dueAt && <p class="num"><strong>{t('dossier.due', { at: formatDateTime(lang, row.dueAt) })}</strong></p>}</>}
        />
        <Confidential visit={visit}>{t('confidential.cover')}</Confidential>
        <Said visit={visit} act={shown.act} query={shown.query} />
        <Actions visit={visit} shown={shown} />
        <DossierGrid sideName={t('dossier.side')} side={<><CoverForm visit={visit} shown={shown} /><Course visit={visit} history={history} submittedAt={row.submittedAt} /><AccessLink visit={visit} id={row.id} shut /></>}>
          <Facts facts={[
            { label: t('confidential.came'), value: <span class="num">{formatDateTime(lang, row.submittedAt)}</span> },
            { label: t('confidential.held'), value: row.assignee ? row.assignee.name || t('person.unknown') : t('confidential.nobody') },
          ]} />
        </DossierGrid>
      </>
    ),
  });
}

/** What may be done with it unread. */
const outside = ['claim', 'assign'] as const;
const mayDo = ({ actions }: DossierCover, act: string) => actions.some(({ action, allowed }) => allowed && action === act);

function Actions({ visit: { t }, shown: { cover, act } }: Part) {
  return (
    <nav class="row below" aria-label={t('dossier.acts')}>
      {outside.filter((name) => mayDo(cover, name)).map((name, index) => (
        <LinkButton href={`${addresses.dossier(cover.row.id, { act: name })}#act`} tone={index === 0 && !act ? 'primary' : 'plain'} current={act?.act === name}>{t(`act.${name}`)}</LinkButton>
      ))}
    </nav>
  );
}

function CoverForm({ visit, shown: { cover, act } }: Part) {
  const { t } = visit;
  const name = outside.find((one) => one === act?.act && mayDo(cover, one));
  if (!act || !name) return null;
  const fields = { [csrfField]: visit.csrf, version: String(act.opened.version), key: act.opened.key };
  return (
    <Compose id="act" title={t(`act.${name}`)} action={addresses.act(cover.row.id, name)} fields={fields}>
      {name === 'assign' ? <AssignFields visit={visit} page={act} view={cover} /> : <p>{t('claim.confidential')}</p>}
      <Button tone="primary" fill="wide" once>{t(`send.${name}`)}</Button>
    </Compose>
  );
}
