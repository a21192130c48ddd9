import type { BulkOrder } from '@motcua/contracts/bulk-api';
import type { Moved } from '@motcua/contracts/one-stop-api';
import { Injectable } from '@nestjs/common';
import type { Loaded } from '../dossiers/dossier.store.ts';
import { HandingService } from '../handing/handing.service.ts';
import { DeskService } from '../moves/desk.service.ts';
import type { Asked } from '../moves/moves.ts';

type Doing<Act extends BulkOrder['act']> = (asked: Asked, body: Extract<BulkOrder, { act: Act }>['body'], dossier: Loaded) => Promise<Moved>;
type Table = { readonly [Act in BulkOrder['act']]: Doing<Act> };

/** Each goes through the ordinary move: the same rules, papers, facts and lines in the history as if it had been done alone. */
@Injectable()
export class BulkMoves {
  private readonly table: Table;

  constructor(desk: DeskService, handing: HandingService) {
    this.table = {
      claim: (asked, body) => desk.claim(asked, body),
      reassign: (asked, body) => handing.reassign(asked, body),
      'pass-on': (asked, body) => desk.passOn(asked, body),
      approve: (asked, body) => desk.approve(asked, body),
      'request-supplement': (asked, body) => desk.requestSupplement(asked, body),
      return: (asked, { channel }, { contact }) => desk.returnResult(asked, { collector: contact.name, channel }),
    };
  }

  make({ act, body }: BulkOrder, asked: Asked, dossier: Loaded): Promise<Moved> {
    // Act and body belong together: the contract has parsed them as one.
    const make = this.table[act] as (asked: Asked, body: BulkOrder['body'], dossier: Loaded) => Promise<Moved>;
    return make({ ...asked, body }, body, dossier);
  }
}
