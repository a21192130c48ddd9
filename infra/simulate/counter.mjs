import { begun } from './desk.mjs';
import { keyOf } from './keys.mjs';
import { receptionistOf } from './makers.mjs';
import { persistently } from './persistent.mjs';

/** Whether somebody who would rather come to the counter finds it open, with who works there. */
export const comesToCounter = ({ plan, kind, confidential }, { calendar, roster, now }) => plan.walksIn && !confidential && calendar.runs(now) && !roster.isAway(receptionistOf({ kind }));

/** Reception writes down what a walk-in says and takes the papers as paper; the dossier lies on the desk at once. */
export async function handInAtCounter(file, room) {
  const api = await room.people.api(receptionistOf(file));
  const key = (what) => ({ 'idempotency-key': keyOf(room.seed, file.number, what) });
  const persist = (request) => persistently(request, room.counts, { freshUntil: room.freshUntil });
  const draft = await persist(() => api.post('/counter-drafts', { procedureId: file.kind.procedure.id }, key('begin')));
  const { language } = draft.counter.wishes;
  const change = {
    answers: file.answers,
    onPaper: Object.fromEntries(file.papers.map(({ id }) => [id, { form: 'certified-copy', copies: 1 }])),
    wishes: { language, notify: file.email ? 'email' : 'none', result: 'counter' },
  };
  await persist(() => saved(api, draft, change));
  const receipt = await persist(() => api.post(`/counter-drafts/${draft.id}/submit`, {}, key('submit')));
  await persist(() => api.post(`/counter/dossiers/${receipt.id}/open`, {}, key('open')));
  begun(file, receipt, room);
}

/** Saving carries no key: who did not hear the answer finds the draft changed, by nobody but themselves. */
async function saved(api, { id, version }, change) {
  try {
    await api.patch(`/counter-drafts/${id}`, change, { 'if-match': `"${version}"` });
  } catch (error) {
    if (error.code !== 'draft-changed') throw error;
  }
}
