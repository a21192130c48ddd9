/** What is done beside the acts of a dossier and told on its page afterwards. */
export const alsoDone = ['undo', 'note', 'note-retracted', 'recall-question', 'too-late'] as const;
export type AlsoDone = (typeof alsoDone)[number];
