/** Who is asking: a person, an integrator's program (`client`) or one of our own services. Names are not part of it. */
export interface Actor {
  readonly id: string;
  readonly kind: 'citizen' | 'official' | 'client' | 'service';
  readonly roles: readonly string[];
  /** Code of the agency an official works for. */
  readonly agency?: string;
  /** In whose name they act, as a substitute (`dossier/standing-in.ts`); only what that person may counts then. */
  readonly actingFor?: { readonly id: string; readonly roles: readonly string[] };
}

/** Whose work it is that an actor does: their own, or that of whom they stand in for. */
export const inWhoseName = ({ id, actingFor }: Pick<Actor, 'id' | 'actingFor'>): string => actingFor?.id ?? id;
