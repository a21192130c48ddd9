import type { Reassign } from '@motcua/contracts/handing-api';
import type { Moved } from '@motcua/contracts/one-stop-api';
import { reassignDossier } from '@motcua/domain/dossier/reassigning';
import { undoDossier } from '@motcua/domain/dossier/undo';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Asked, known, Moves } from '../moves/moves.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import { Colleagues } from './colleagues.ts';
import { undoRulesFor } from './undo-rules.ts';

/** From hand to hand within the house, and back again. */
@Injectable()
export class HandingService {
  constructor(
    private readonly moves: Moves,
    private readonly colleagues: Colleagues,
    @Inject(ONE_STOP_CONFIG) private readonly config: Pick<OneStopConfig, 'UNDO_MINUTES'>,
  ) {}

  reassign(asked: Asked, { to, reason, evenIfAway }: z.output<typeof Reassign>): Promise<Moved> {
    return this.moves.make('reassign', asked, async (dossier, act) => {
      const person = await this.colleagues.fit(dossier, { id: to, at: 'to', evenIfAway });
      return known(reassignDossier(dossier, { ...act, to: { ...person, kind: 'official' }, reason }), person);
    });
  }

  /** @throws NotUndone */
  undo(asked: Asked): Promise<Moved> {
    return this.moves.make('undone', asked, (dossier, act, { calendar }) => undoDossier(dossier, act, undoRulesFor(dossier, this.config), calendar));
  }
}
