import type { Comment, CommentPage } from '@motcua/contracts/handing-api';
import { Csrf } from '@motcua/pages/csrf';
import { TextArea } from '@motcua/ui/form/field';
import { formatShortDateTime } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

interface NotesProps {
  readonly visit: Visit;
  readonly id: string;
  readonly notes: CommentPage | undefined;
}

/** What officials tell each other on a dossier, the newest first. Nothing of it is changed afterwards; one's own can be taken back. */
export function Notes({ visit, id, notes }: NotesProps) {
  const say = sayIn(visit.lang);
  if (!notes) return null;
  return (
    <section class="below" id="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{say('notes.title')}</h2>
      <form method="post" action={addresses.notes(id)}>
        <Csrf visit={visit} />
        <input type="hidden" name="key" value={randomUUID()} />
        <TextArea id="text" rows={3} label={say('notes.write')} hint={say('notes.hint')} maxLength={2000} />
        <Button once>{say('notes.send')}</Button>
      </form>
      {notes.comments.length > 0 && <ol class="timeline">{notes.comments.map((note) => <Note visit={visit} id={id} note={note} />)}</ol>}
      {notes.next && <p><a href={`${addresses.dossier(id, { notes: notes.next })}#notes`}>{say('notes.older')}</a></p>}
    </section>
  );
}

function Note({ visit, id, note: { id: note, by, mine, at, text, mentions } }: { visit: Visit; id: string; note: Comment }) {
  const say = sayIn(visit.lang);
  return (
    <li>
      <time dateTime={at}>{formatShortDateTime(at)}</time><b>{by || visit.t('person.unknown')}</b>
      {text === undefined ? <p class="soft">{say('notes.retracted')}</p> : <p class="message">{text}</p>}
      {mentions.length > 0 && <p class="soft small">{say('notes.told', { names: mentions.join(', ') })}</p>}
      {mine && text !== undefined && <form method="post" action={addresses.retractNote(id, note)}><Csrf visit={visit} /><Button tone="quiet" once>{say('notes.retract')}</Button></form>}
    </li>
  );
}
