import type { EarlierPapers as Listed } from '@motcua/contracts/eforms-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatBytes, formatDate } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import type { OpenDraft } from './offer.ts';

interface EarlierProps { readonly visit: Visit; readonly open: OpenDraft; readonly earlier: Listed | undefined }

/** Files that were handed in before: nobody looks for them and sends them a second time. */
export function EarlierPapers({ visit, open, earlier }: EarlierProps) {
  const files = earlier?.files ?? [];
  if (files.length === 0) return null;
  const papers = open.procedure.papers.filter(({ id }) => files.some(({ paper }) => paper === id));
  return (
    <details class="section">
      <summary>{visit.t('earlier.title', { n: files.length })}</summary>
      <p class="small soft">{visit.t('earlier.said')}</p>
      {papers.map(({ id, name }) => (
        <>
          <h3 class="below">{name[visit.lang]}</h3>
          <ul>{files.filter(({ paper }) => paper === id).map((one) => <li><EarlierFile visit={visit} draftId={open.draft.id} one={one} paperName={name[visit.lang]} /></li>)}</ul>
        </>
      ))}
    </details>
  );
}

interface EarlierFileProps { readonly visit: Visit; readonly draftId: string; readonly one: Listed['files'][number]; readonly paperName: string }

function EarlierFile({ visit, draftId, one: { paper, file, dossier }, paperName }: EarlierFileProps) {
  const { t, lang } = visit;
  return (
    <form method="post" action={addresses.reusePaper(draftId, paper)}>
      <Csrf visit={visit} />
      <input type="hidden" name="file" value={file.id} />
      <p>
        <a href={addresses.draftFile(draftId, file.id)}>{file.name}</a> <span class="small soft">({formatBytes(lang, file.size)}) {t('earlier.from', { date: formatDate(dossier.submittedAt), reference: dossier.reference })}</span>
      </p>
      <p><Button once>{t('earlier.do')}<span class="visually-hidden"> {t('earlier.do-which', { file: file.name, paper: paperName })}</span></Button></p>
    </form>
  );
}
