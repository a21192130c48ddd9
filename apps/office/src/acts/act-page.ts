import type { Agency } from '@motcua/contracts/agency';
import type { Colleagues } from '@motcua/contracts/handing-api';
import type { Appointment, ChangedMeanwhile } from '@motcua/contracts/one-stop-api';
import type { Act, Opened, Wrong } from './acts.ts';
import type { Typed } from './typed.ts';

/** The act that is being prepared on a dossier's page, with all that stood in it. */
export interface ActPage {
  readonly act: Act;
  readonly opened: Opened;
  readonly typed: Typed;
  readonly wrong: readonly Wrong[];
  /** What the citizen will read is shown as it stands now. */
  readonly preview: boolean;
  /** What receiving it now would promise; absent when that cannot be said. */
  readonly appointment?: Appointment | undefined;
  /** The first day that may be given to the citizen, and the one that is proposed. */
  readonly days: { readonly tomorrow: string; readonly proposed: string };
  /** Who could do the step that it goes to; absent while that cannot be said. */
  readonly colleagues?: Colleagues | undefined;
  /** Agencies by what was typed, where one has to be named. */
  readonly agencies?: readonly Agency[] | undefined;
  /** One-stop said no to what was sent. */
  readonly refused?: { readonly code: string; readonly current?: ChangedMeanwhile | undefined } | undefined;
}
