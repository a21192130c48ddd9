import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { partNames } from '../draft/redo.tsx';
import type { Visit } from '../frame/visit.ts';

interface RefusedProps { readonly visit: Visit; readonly dossier: DossierView; readonly procedure?: Procedure | undefined }

/** Why, what exactly was wrong, and the way to submit again without typing it all anew. */
export function Refused({ visit, dossier, procedure }: RefusedProps) {
  const { t } = visit;
  const { status, refusal, refusedParts, followedBy } = dossier;
  const named = procedure && refusedParts ? partNames(procedure, refusedParts, visit.lang) : [];
  return (
    <Notice tone="bad" title={t('state.refused')}>
      <p>{refusal}</p>
      {named.length > 0 && <><p>{t('redo.wrong')}</p><ul>{named.map((name) => <li>{name}</li>)}</ul></>}
      <p><a href={addresses.refusalSlip(status.id)}>{t('dossier.refusal-slip')}</a></p>
      {followedBy ? <p><a href={addresses.dossier(followedBy.id)}>{t('redo.followed', { reference: followedBy.reference })}</a></p> : <Again visit={visit} id={status.id} />}
    </Notice>
  );
}

function Again({ visit, id }: { readonly visit: Visit; readonly id: string }) {
  const { t } = visit;
  return (
    <form method="post" action={addresses.resubmit(id)}>
      <Csrf visit={visit} />
      <p>{t('redo.said')}</p>
      <p><Button tone="primary" once>{t('redo.do')}</Button></p>
    </form>
  );
}
