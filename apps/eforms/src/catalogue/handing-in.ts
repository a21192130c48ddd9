import { NotAllowed } from '@motcua/auth/errors';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Actor } from '@motcua/domain/actor';

/**
 * A confidential dossier comes from an account of one's own: what an official writes for somebody at a counter has been read there, and
 * the official would own it. @throws NotAllowed
 */
export function mustHandInSelf({ kind }: Actor, { confidential }: Procedure): void {
  if (confidential && kind === 'official') throw new NotAllowed('A confidential dossier is handed in by the citizen alone.');
}
