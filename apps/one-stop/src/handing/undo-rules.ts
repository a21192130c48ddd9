import { both, isWord } from '../words.ts';
import type { UndoLine } from '@motcua/contracts/handing-api';
import type { Actor } from '@motcua/domain/actor';
import { instantOf, minuteOf } from '@motcua/domain/calendar/instant';
import { lastAct, type UndoRules, undoRefusal } from '@motcua/domain/dossier/undo';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import type { OneStopConfig } from '../one-stop.config.ts';

/** How long a move may be taken back here, and who is at work on what it made. */
export const undoRulesFor = ({ opened, version }: Pick<KeptDossier, 'opened' | 'version'>, { UNDO_MINUTES: minutes }: Pick<OneStopConfig, 'UNDO_MINUTES'>): UndoRules => ({
  minutes,
  openedBy: opened?.version === version ? opened.by : undefined,
});

/** What who made the last move is told about taking it back; nothing where it could never be. */
export function undoFor(dossier: KeptDossier, reader: Actor, { now, rules }: { now: Date; rules: UndoRules }): UndoLine | undefined {
  const last = lastAct(dossier);
  if (!last || last.by !== reader.id || !dossier.undo) return undefined;
  const refused = undoRefusal(dossier, reader, now.toISOString(), rules);
  if (!refused) return { act: last.move, allowed: true, until: instantOf(minuteOf(last.at) + rules.minutes) };
  const key = `because.${refused.code}.${refused.params['because'] ?? ''}`;
  return { act: last.move, allowed: false, because: both(isWord(key) ? key : 'because.other', refused.params) };
}
