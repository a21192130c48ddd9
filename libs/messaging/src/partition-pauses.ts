import { backoff } from './failure.ts';
import { metric } from './metrics.ts';

interface Pause {
  topic: string;
  tries: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Partitions that wait for a dependency. Resuming is the probe: the first message is tried again, and if the dependency is still away
 * the partition pauses for twice as long.
 */
export class PartitionPauses {
  private readonly pauses = new Map<string, Pause>();

  constructor(private readonly bounds: { first: number; most: number }) {}

  /** @returns milliseconds until it is tried again. */
  pause(topic: string, partition: number, pause: () => () => void): number {
    const key = `${topic}/${partition}`;
    const tries = (this.pauses.get(key)?.tries ?? 0) + 1;
    const wait = backoff(tries, this.bounds);
    const resume = pause();
    const timer = setTimeout(() => {
      this.pauses.set(key, { topic, tries, timer: undefined });
      this.report(topic);
      resume();
    }, wait);
    this.pauses.set(key, { topic, tries, timer });
    this.report(topic);
    return wait;
  }

  /** Something was handled again. */
  healed(topic: string, partition: number): void {
    const key = `${topic}/${partition}`;
    clearTimeout(this.pauses.get(key)?.timer);
    if (this.pauses.delete(key)) this.report(topic);
  }

  close(): void {
    for (const { timer } of this.pauses.values()) clearTimeout(timer);
    this.pauses.clear();
  }

  private report(topic: string): void {
    const waiting = [...this.pauses.values()].filter((pause) => pause.topic === topic && pause.timer !== undefined);
    metric('paused').set({ topic }, waiting.length);
  }
}
