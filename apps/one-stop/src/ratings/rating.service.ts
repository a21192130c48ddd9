import { Attempts } from '@motcua/auth/attempts';
import { factorOf, holdsFactor } from '@motcua/auth/second-factor';
import type { RateByCode, Rated } from '@motcua/contracts/ratings-api';
import type { Actor } from '@motcua/domain/actor';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { readReference } from '@motcua/domain/reference/reference';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Inject, Injectable } from '@nestjs/common';
import { CitizenService } from '../moves/citizen.service.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import { RatingStore } from './rating.store.ts';

export interface Rater {
  readonly key: string;
  /** Whence it comes: those who try are slowed down. */
  readonly address: string;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The rating of somebody without an account, who holds the code of the dossier and the digits that open its look-up. */
@Injectable()
export class RatingService {
  private readonly attempts = new Attempts();

  constructor(
    private readonly ratings: RatingStore,
    private readonly citizens: CitizenService,
    private readonly clock: Clock,
    @Inject(ONE_STOP_CONFIG) private readonly config: OneStopConfig,
  ) {}

  /** @throws RequestProblem 404 in the same words for an unknown code and wrong digits, 429; and what rating a dossier throws */
  async rate({ code: typed, digits, ...rating }: RateByCode, { key, address }: Rater): Promise<Rated> {
    const named = nameIn(typed);
    const code = named ? Object.values(named).join('') : typed;
    const now = this.clock.machine().getTime();
    const wait = this.attempts.wait(code, address, now);
    if (wait > 0) throw tooMany(wait);
    const dossier = named && (await this.ratings.named(named));
    const factor = factorOf(this.config.LOOKUP_SECRET, dossier?._id ?? nobody, digits);
    const factors = Buffer.from(dossier?.factors.join('') ?? '', 'latin1');
    const right = holdsFactor(factors, factor, 0, factors.length);
    if (!dossier || !right) {
      this.attempts.failed(code, address, now);
      throw new RequestProblem(404, 'status-not-found', { detail: 'No dossier has this code together with these four digits.' });
    }
    // Whoever holds both is taken for the owner, for this alone: once for each dossier, and the same answer for the same key.
    const owner: Actor = { id: dossier.owner, kind: 'citizen', roles: [] };
    const { reference, at } = await this.citizens.rate({ id: dossier._id, by: owner, seen: dossier.version, key, body: rating }, rating);
    return { reference, stars: rating.stars, at };
  }
}

function nameIn(typed: string): { reference: string } | { lookupNumber: string } | undefined {
  const reference = readReference(typed);
  if (reference) return { reference };
  const lookupNumber = readLookupNumber(typed);
  return lookupNumber ? { lookupNumber } : undefined;
}

const tooMany = (seconds: number) => new RequestProblem(429, 'too-many-requests', { detail: 'Too many wrong tries. Wait a while, or call the hotline.', headers: { 'retry-after': String(seconds) } });
