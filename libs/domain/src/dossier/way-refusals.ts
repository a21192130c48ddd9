import { DomainError } from '../errors.ts';
import type { Dossier } from './dossier.ts';

/** This way on is there, but not now. `missing` names papers or fields that it waits for. */
export class WayShut extends DomainError {
  constructor({ reference, stepId }: Dossier, to: string, because: 'guard' | 'papers' | 'fields' | 'result' | 'payment' | 'note', missing: readonly string[] = []) {
    const why = because === 'guard' ? 'this dossier is not one that goes there' : `it waits for ${because}`;
    super('conflict', 'dossier-way-shut', `Dossier ${reference} cannot go from ${stepId} to ${to}: ${why}.`, {
      at: because === 'note' ? 'note' : 'to',
      params: { reference, step: stepId, to, because, missing: missing.join(' ') },
    });
  }
}

/** What was put down at a step is not what the step asks for. */
export class InputUnfit extends DomainError {
  constructor({ reference }: Dossier, id: string, because: 'unknown' | 'missing' | 'unfit') {
    super('invalid', 'dossier-input-unfit', `Dossier ${reference}: what stands at ${id} is ${because}.`, { at: `workings.${id}`, params: { reference, input: id, because } });
  }
}
