import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CATALOGUE_CONFIG, type CatalogueConfig } from './catalogue.config.ts';
import { readDataFiles, type WrongFile } from './data-files.ts';
import { type Outcome, Publication } from './publication.ts';

export interface SeedReport {
  readonly published: number;
  readonly unchanged: number;
  readonly refused: readonly WrongFile[];
}

const unchanged: Promise<Outcome> = Promise.resolve({ what: 'unchanged' });

/** Publishes the city of the data directory at start. Every start may repeat it: only what changed becomes a new version. Everything is told again. */
@Injectable()
export class Seeding implements OnApplicationBootstrap {
  constructor(
    @Inject(CATALOGUE_CONFIG) private readonly config: CatalogueConfig,
    private readonly publication: Publication,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.SEED === 'demo') await this.seed(this.config.CATALOGUE_DATA);
    // Not waited for: Kafka may be away, and whoever asks is answered from the store.
    void this.publication.repeatAll().catch((error: unknown) => this.logger.warn({ err: error }, 'the catalogue was not told again'));
  }

  async seed(directory: string): Promise<SeedReport> {
    const { units, calendars, agencies, procedures, wrong } = await readDataFiles(directory);
    const { publication } = this;
    const isUnchanged = await publication.unchanged();
    const unlessUnchanged = (id: string, content: object, publish: () => Promise<Outcome>) => (isUnchanged(id, content) ? unchanged : publish());
    const outcomes = [
      ...(await inTurn(units, 'administrative-units.yaml', (one) => unlessUnchanged(`units:${one.province}`, one, () => publication.units(one)))),
      ...(await inTurn(calendars, 'calendars.yaml', (one) => unlessUnchanged(`calendar:${one.id}`, one, () => publication.calendar(one)))),
      ...(await inTurn(agencies, 'agencies.yaml', (one) => unlessUnchanged(`agency:${one.code}`, one, () => publication.agency(one)))),
      ...(await inTurn(procedures, '', ({ procedure: one }) => unlessUnchanged(`procedure:${one.id}/${one.version}`, one, () => publication.procedure(one)))).map((told, at) => ({
        ...told,
        file: procedures[at]?.file ?? '',
      })),
    ];
    return this.report(outcomes, wrong);
  }

  private report(outcomes: readonly Told[], wrong: readonly WrongFile[]): SeedReport {
    const refused = [...wrong, ...outcomes.flatMap(({ file, outcome }) => (outcome.what === 'refused' ? [{ file, because: outcome.because }] : []))];
    for (const { file, because } of refused) this.logger.error({ file, because }, 'this file of the catalogue was not published');
    const count = (what: Outcome['what']) => outcomes.filter(({ outcome }) => outcome.what === what).length;
    const report = { published: count('published'), unchanged: count('unchanged'), refused };
    this.logger.info({ published: report.published, unchanged: report.unchanged, refused: refused.length }, 'the catalogue was read from its files');
    return report;
  }
}

interface Told {
  readonly file: string;
  readonly outcome: Outcome;
}

/** A few at once: a city has dozens of agencies, and each waits for store and Kafka. */
async function inTurn<Item>(items: readonly Item[], file: string, publish: (item: Item) => Promise<Outcome>): Promise<Told[]> {
  const outcomes: Told[] = [];
  for (let from = 0; from < items.length; from += 16) {
    const some = await Promise.all(items.slice(from, from + 16).map(publish));
    outcomes.push(...some.map((outcome) => ({ file, outcome })));
  }
  return outcomes;
}
