import { randomUUID } from 'node:crypto';
import { papersFor } from '@motcua/forms/check-papers';
import { pagesOf } from './answers.mjs';
import { fileFor } from './made-files.mjs';
import { expect } from './off.mjs';

/** What a citizen does on the way to a submitted dossier, by the API that the portal uses too. */
export function citizenAt(api) {
  const seen = ({ version }) => ({ 'if-match': `"${version}"` });
  const upload = async (paper, lines) => api.upload('/attachments', await fileFor(paper, lines));
  return {
    api,
    upload,
    begin: (procedure, agency) => api.post('/drafts', { procedureId: procedure.id, agency: agency.code }),

    /** Page by page, each saved as it is left. @returns the draft as it then stands */
    async fillIn(draft, form, answers) {
      let saved = draft;
      for (const { section, answers: typed } of pagesOf(form, answers, draft.answers)) {
        saved = await api.patch(`/drafts/${draft.id}`, { section, answers: typed }, seen(saved));
      }
      return saved;
    },

    /** Each paper that these answers call for and that must be there. @returns the draft and what was attached */
    async attach(draft, form, answers, about) {
      const asked = papersFor(form, answers).filter(({ optional }) => !optional);
      const files = await Promise.all(asked.map((paper) => upload(paper, [paper.name.vi, ...about])));
      const papers = Object.fromEntries(asked.map(({ id }, index) => [id, [files[index].id]]));
      return { draft: await api.patch(`/drafts/${draft.id}`, { papers }, seen(draft)), asked };
    },

    async check(draft) {
      const { problems } = await api.get(`/drafts/${draft.id}/problems`);
      expect(problems.length === 0, 'draft-problems', { problems: problems.map(({ at, message }) => `${at}: ${message.vi}`).join('; ') });
    },

    /** A double click: two requests at once with one key, and a third after a lost answer. All must get one answer. */
    async submit(draft) {
      const key = randomUUID();
      const click = () => api.post(`/drafts/${draft.id}/submit`, {}, { 'idempotency-key': key });
      const [first, second] = await Promise.all([click(), click()]);
      const again = await click();
      for (const other of [second, again]) expect(JSON.stringify(other) === JSON.stringify(first), 'doubled', { first: first.reference, second: other.reference });
      return first;
    },
  };
}
