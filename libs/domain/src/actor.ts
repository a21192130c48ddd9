/** Who is asking: a person, an integrator's program (`client`) or one of our own services. Names are not part of it. */
export interface Actor {
  readonly id: string;
  readonly kind: 'citizen' | 'official' | 'client' | 'service';
  readonly roles: readonly string[];
  /** Code of the agency an official works for. */
  readonly agency?: string;
}
