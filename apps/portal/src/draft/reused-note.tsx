import type { Draft } from '@motcua/contracts/eforms-api';
import type { Field } from '@motcua/contracts/form';
import { formatDate } from '@motcua/ui/format';
import { Prefilled } from '@motcua/ui/piece/notice';
import type { Visit } from '../frame/visit.ts';

interface ReusedNoteProps { readonly visit: Visit; readonly fields: readonly Pick<Field, 'id' | 'label'>[]; readonly draft: Draft }

/** Which answers of the page come from which earlier dossier; gone for an answer once its owner changes it. */
export function ReusedNote({ visit: { t, lang }, fields, draft: { reused = {} } }: ReusedNoteProps) {
  const taken = fields.flatMap(({ id, label }) => (reused[id] ? [{ label: label[lang], ...reused[id] }] : []));
  const byDossier = Map.groupBy(taken, ({ id }) => id);
  return (
    <>
      {[...byDossier.values()].map((own) => own[0] && (
        <Prefilled>{t('section.reused', { date: formatDate(own[0].submittedAt), reference: own[0].reference, fields: own.map(({ label }) => label).join('; ') })}</Prefilled>
      ))}
    </>
  );
}
