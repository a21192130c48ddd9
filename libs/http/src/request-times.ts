import type { Metric, MetricValueWithName } from 'prom-client';

const name = 'http_server_request_duration_seconds';
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Tally {
  readonly labels: { readonly method: string; readonly route: string; readonly status: number };
  /** Per bound, and one more for what took longer. */
  readonly counts: number[];
  sum: number;
}

interface SharedLabelsValue extends MetricValueWithName<string> {
  readonly sharedLabels: Tally['labels'];
}

export type Observe = (status: number, seconds: number) => void;

/**
 * The histogram of requests. prom-client's own checks and hashes labels at every observation, a tenth of a look-up's time; here a
 * route's tallies are found once, and labels are written when somebody scrapes.
 */
export class RequestTimes {
  private readonly tallies: Tally[] = [];

  observer(method: string, route: string): Observe {
    const byStatus = new Map<number, Tally>();
    return (status, seconds) => {
      let tally = byStatus.get(status);
      if (!tally) {
        tally = { labels: { method, route, status }, counts: bounds.map(() => 0).concat(0), sum: 0 };
        byStatus.set(status, tally);
        this.tallies.push(tally);
      }
      const place = bounds.findIndex((bound) => seconds <= bound);
      const at = place < 0 ? bounds.length : place;
      tally.counts[at] = (tally.counts[at] ?? 0) + 1;
      tally.sum += seconds;
    };
  }

  /** What prom-client's registry asks of a metric. */
  asMetric(): Metric {
    const get = () => Promise.resolve({ name, help: 'Time from request to answer', type: 'histogram', aggregator: 'sum', values: this.tallies.flatMap(valuesOf) });
    const reset = () => void this.tallies.splice(0);
    return { name, get, reset } as unknown as Metric;
  }
}

// As prom-client's own histogram writes it: what the values of a tally share stands behind the registry's default labels.
function valuesOf({ labels: sharedLabels, counts, sum }: Tally): SharedLabelsValue[] {
  let below = 0;
  const buckets = counts.map((count, at) => ({ metricName: `${name}_bucket`, labels: { le: bounds[at] ?? '+Inf' }, sharedLabels, value: (below += count) }));
  return [...buckets, { metricName: `${name}_sum`, labels: {}, sharedLabels, value: sum }, { metricName: `${name}_count`, labels: {}, sharedLabels, value: below }];
}
