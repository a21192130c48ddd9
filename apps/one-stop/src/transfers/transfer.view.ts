import type { TransferLine } from '@motcua/contracts/handing-api';
import { stateOfTransfer, type Transfer } from '@motcua/domain/dossier/transfer';

/** A hand-over as the dossier tells it: from where to where, why, and how it ended. */
export function transferLine(transfer: Transfer): TransferLine {
  const { from, to, reason, sentAt, refusedBecause } = transfer;
  const endedAt = transfer.acceptedAt ?? transfer.refusedAt ?? transfer.recalledAt;
  return {
    from: { code: from.code, name: from.name },
    to: { code: to.code, name: to.name },
    ...{ reason, sentAt, state: stateOfTransfer(transfer) },
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(refusedBecause === undefined ? {} : { refusedBecause }),
  };
}
