import type { Attachment } from '@motcua/contracts/eforms-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { FileRows } from '@motcua/ui/dossier/files';
import type { FileRowProps } from '@motcua/ui/dossier/files';
import { formatBytes } from '@motcua/ui/format';
import { addresses } from '../addresses.ts';
import { OnPaper } from '../counter/on-dossier.tsx';
import type { Visit } from '../frame/visit.ts';
import type { DossierProps } from './dossier.page.tsx';

const isImage = ({ type }: Pick<Attachment, 'type'>) => type === 'image/jpeg' || type === 'image/png';

/** The picture beside the answers: the one asked for, else the first there is. */
export function shownFile({ attachments, papers }: DossierView, look: string | undefined): Attachment | undefined {
  const counted = new Set(Object.values(papers).flat());
  const pictures = attachments.filter((file) => isImage(file) && counted.has(file.id));
  return attachments.find((file) => file.id === look && isImage(file)) ?? pictures[0];
}

/** Paper by paper what was handed in, then what was replaced since, then the result. */
export function Papers({ visit, dossier: { view, procedure, act } }: { visit: Visit; dossier: DossierProps }) {
  const { t, lang } = visit;
  const { status, papers, attachments, result } = view;
  const row = (file: Attachment) => rowOf(file, { id: status.id, act: act?.act });
  const groups = Object.entries(papers).map(([id, ids]) => ({
    name: procedure?.papers.find((paper) => paper.id === id)?.name[lang] ?? id,
    files: attachments.filter((file) => ids.includes(file.id)),
  }));
  const counted = new Set(Object.values(papers).flat());
  const replaced = attachments.filter(({ id }) => !counted.has(id));
  return (
    <section class="below" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers.title')}</h2>
      {groups.length === 0 && !view.onPaper && <p class="soft">{t('papers.none')}</p>}
      <OnPaper visit={visit} view={view} procedure={procedure} />
      {groups.map(({ name, files }) => <><h3 class="below">{name}</h3>{files.length > 0 ? <FileRows name={name} files={files.map(row)} /> : <p class="soft">{t('papers.no-file')}</p>}</>)}
      {replaced.length > 0 && <><h3 class="below">{t('papers.replaced')}</h3><FileRows name={t('papers.replaced')} files={replaced.map(row)} /></>}
      {result && <><h3 class="below">{t('papers.result')}</h3><FileRows name={t('papers.result')} files={[{ name: result.name, bytes: result.size, state: 'clean', said: t('papers.result-said'), viewHref: addresses.result(status.id) }]} /></>}
    </section>
  );
}

/** Pictures open beside the answers, everything else by itself. */
function rowOf(file: Attachment, { id, act }: { id: string; act: string | undefined }): FileRowProps {
  const viewHref = isImage(file) ? `${addresses.dossier(id, { act, look: file.id })}#viewer` : addresses.file(id, file.id);
  return { name: file.name, bytes: file.size, state: file.state, viewHref };
}

export function Viewer({ visit: { t, lang }, id, file }: { visit: Visit; id: string; file: Attachment }) {
  const href = addresses.file(id, file.id);
  return (
    <section class="viewer" id="viewer" aria-label={t('viewer.name', { name: file.name })}>
      <header>
        <strong>{file.name}</strong>
        <span class="soft num">{formatBytes(lang, file.size)}</span>
        <span class="row"><a href={href}>{t('viewer.open')}</a><a href={`${href}?keep`} download>{t('viewer.keep')}</a></span>
      </header>
      <img src={href} alt={t('viewer.name', { name: file.name })} />
    </section>
  );
}
