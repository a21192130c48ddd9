import type { Health } from '@motcua/http/health';
import { CompactedTable } from './compacted-table.ts';
import type { Contract } from './event.ts';
import type { Kafka } from './kafka.ts';
import { onceThere } from './kafka-health.ts';

/** Makes tables, keeps the service unready until they have caught up, and ends them with the process. */
export class CompactedTables {
  private readonly tables: { close(): Promise<void> }[] = [];

  constructor(
    private readonly kafka: Kafka,
    private readonly health: Pick<Health, 'add'>,
  ) {}

  of<C extends Contract>(contract: C): CompactedTable<C> {
    const table = new CompactedTable(this.kafka, contract);
    this.tables.push(table);
    let complete = false;
    void table.ready().then(() => {
      complete = true;
    });
    this.health.add(
      contract.topic,
      onceThere('still being read', () => complete),
    );
    return table;
  }

  async close(): Promise<void> {
    await Promise.all(this.tables.map((table) => table.close()));
  }
}
