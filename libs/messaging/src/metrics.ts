import { Counter, Gauge, Histogram, register, type Metric } from 'prom-client';

const none = { registers: [] };

const metrics = {
  consumed: new Counter({ ...none, name: 'messaging_consumed_total', help: 'Events handled', labelNames: ['topic', 'type'] }),
  ignored: new Counter({ ...none, name: 'messaging_ignored_total', help: 'Events of a type that no contract knows', labelNames: ['topic'] }),
  failed: new Counter({ ...none, name: 'messaging_failed_total', help: 'Failed tries to handle an event', labelNames: ['topic', 'verdict'] }),
  dead: new Counter({ ...none, name: 'messaging_dead_total', help: 'Messages put to dead letters', labelNames: ['topic', 'reason'] }),
  paused: new Gauge({ ...none, name: 'messaging_paused_partitions', help: 'Partitions waiting for a dependency', labelNames: ['topic'] }),
  lag: new Gauge({ ...none, name: 'messaging_lag', help: 'Messages behind the end of a partition', labelNames: ['topic', 'partition'] }),
  published: new Counter({ ...none, name: 'messaging_published_total', help: 'Events published', labelNames: ['topic'] }),
  publishSeconds: new Histogram({
    ...none,
    name: 'messaging_publish_seconds',
    help: 'From handing over an event until all brokers have it',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
  }),
  swept: new Counter({ ...none, name: 'messaging_outbox_swept_total', help: 'Documents whose outbox the sweep had to publish', labelNames: ['collection'] }),
};

/**
 * A metric of this library in the process's registry. Looked at on each use, because starting an application empties the registry.
 */
export function metric<Name extends keyof typeof metrics>(name: Name): (typeof metrics)[Name] {
  const found = metrics[name];
  const known = register.getSingleMetric(nameOf(found));
  if (known !== (found as Metric)) register.registerMetric(found as Metric);
  return found;
}

const nameOf = (of: object): string => ('name' in of && typeof of.name === 'string' ? of.name : '');
