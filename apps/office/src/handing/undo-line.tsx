import type { UndoLine as Undo } from '@motcua/contracts/handing-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { didInWords } from '../dossier/course.tsx';
import type { Visit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

type Shown = { readonly visit: Visit; readonly view: DossierView };

/** Takes the last move back. The key is made from what it takes back: however often it is sent, that is done once. */
export function UndoForm({ visit, view: { status } }: Shown) {
  return (
    <form method="post" action={addresses.undo(status.id)}>
      <Csrf visit={visit} />
      <input type="hidden" name="version" value={String(status.version)} />
      <input type="hidden" name="key" value={`undo-${status.id}-${status.version}`} />
      <Button tone="quiet" icon="back" once>{sayIn(visit.lang)('undo.do')}</Button>
    </form>
  );
}

/** In the course of a dossier: until when one's own last move can be taken back, or why it cannot any more. */
export function UndoLine({ visit, view, undo }: Shown & { readonly undo: Undo }) {
  const { t, lang } = visit;
  const say = sayIn(lang);
  const act = didInWords(t, undo.act).toLocaleLowerCase(lang);
  if (!undo.allowed) return <p class="soft small">{say('undo.too-late', { act, because: undo.because?.[lang] ?? '' })}</p>;
  return <div class="row"><p class="soft small">{say('undo.until', { act, until: undo.until ? formatTime(undo.until) : '' })}</p><UndoForm visit={visit} view={view} /></div>;
}
