import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import { agencyCode } from '@motcua/domain/reference/agency-code';
import { ownLookupNumberOf } from '@motcua/domain/reference/lookup-number';
import { formatReference } from '@motcua/domain/reference/reference';
import { Injectable } from '@nestjs/common';
import { CounterStore } from './counter.store.ts';
import { NumberSeries } from './number-series.ts';

/** Series in memory: each agency's of today, and room for yesterday's to be forgotten in. */
const mostSeries = 5_000;

/**
 * Codes and look-up numbers from blocks that are reserved in the store and given out from memory: no document is written for each
 * submission, and none is given twice, whatever crashes. What a crash leaves of a block is lost.
 */
@Injectable()
export class Numbers {
  private readonly series = new Map<string, NumberSeries>();

  constructor(private readonly counters: CounterStore) {}

  /** @param on the agency's local date */
  async take(agency: string, on: PlainDate): Promise<{ reference: string; lookupNumber: string }> {
    const [sequence, counter] = await Promise.all([this.seriesOf(`reference:${agency}:${on}`).next(), this.seriesOf('lookup-number').next()]);
    return { reference: formatReference({ agency: agencyCode(agency), on, sequence }), lookupNumber: ownLookupNumberOf(counter - 1) };
  }

  private seriesOf(name: string): NumberSeries {
    const known = this.series.get(name);
    if (known) return known;
    const oldest = this.series.keys().next().value;
    if (this.series.size >= mostSeries && oldest !== undefined) this.series.delete(oldest);
    const series = new NumberSeries((size) => this.counters.reserve(name, size));
    this.series.set(name, series);
    return series;
  }
}
