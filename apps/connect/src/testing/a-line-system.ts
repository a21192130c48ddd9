import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { testBrokers } from '@motcua/testing/stack';
import { strToU8, zipSync } from 'fflate';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvOf, lineRow, nested } from './a-line-row.ts';
import type { LineSystem } from './a-city-of-systems.ts';
import type { anApi } from './a-polled-api.ts';
import type { RunningConnect } from './a-running-connect.ts';

type Row = Record<string, string | number>;

export const dossiersEach = 4;
const begin = Date.parse('2026-11-02T01:00:00Z');

/** How far a dossier of a system has come: each another way. */
export const endOf = (system: number, sequence: number): number => [1, 2, 3, 4][(system + sequence) % 4] ?? 4;

const at = (sequence: number, step: number) => new Date(begin + (sequence * 24 * 20 + step * 90) * 60_000);

/** What a system truly has: all steps of its dossiers, in order. */
export function truth(system: LineSystem, place: number): Row[] {
  return Array.from({ length: dossiersEach }, (_, n) => n + 1).flatMap((sequence) => Array.from({ length: endOf(place, sequence) + 1 }, (_, step) => lineRow(system, { sequence, step, at: at(sequence, step) })));
}

/** What it sends: doubled, out of order, late, alive again after the end, with a status that nobody knows and a row without its code. */
export function withFaults(system: LineSystem, place: number): Row[] {
  const rows = truth(system, place);
  const mixed = [...rows.filter((_, n) => (n + place) % 2 === 0), ...rows.filter((_, n) => (n + place) % 2 === 1).reverse(), ...rows.slice(0, 3)];
  const ended = Array.from({ length: dossiersEach }, (_, n) => n + 1).find((sequence) => endOf(place, sequence) === 4) ?? 1;
  const zombie = lineRow({ ...system, columns: { ...system.columns, key: undefined } }, { sequence: ended, step: 1, at: new Date(at(ended, 4).getTime() + 3_600_000) });
  const unknown = lineRow(system, { sequence: 1, step: 99, at: at(1, 5) });
  const nameless = { ...lineRow(system, { sequence: 1, step: 1, at: at(1, 1) }), [system.columns.code]: '' };
  return [...mixed, system.columns.key ? { ...zombie, [system.columns.key]: 'zombie' } : zombie, unknown, nameless];
}

interface Roads {
  readonly connect: RunningConnect;
  readonly secrets: ReadonlyMap<string, string>;
  readonly apis: ReadonlyMap<string, Awaited<ReturnType<typeof anApi>>>;
}

/** Sends rows by the road of the system, in two parts. */
export async function deliver(system: LineSystem, rows: readonly Row[], { connect, secrets, apis }: Roads): Promise<void> {
  const parts = [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)];
  for (const [n, part] of parts.entries()) {
    if (system.road === 'push') await connect.push(system.id, secrets.get(system.id) ?? '', part.map(nested));
    if (system.road === 'pull') apis.get(system.id)?.state.rows.push(...part.map(nested));
    if (system.road === 'topic') await produce(connect.prefix, system.id, part.map((row, index) => JSON.stringify(index % 2 === 0 ? nested(row) : { schema: null, payload: nested(row) })));
    if (system.road === 'drop') await drop(join(connect.directory, 'drop', system.id, 'in'), `phan-${n}.${system.format}`, system.format === 'xlsx' ? xlsxOf(part) : Buffer.from(asSent(system, csvOf(part)), system.encoding === 'windows-1258' ? 'latin1' : 'utf8'));
  }
}

/** The system with the old code page has no letters that differ in it: its fields are plain, and names are written without marks. */
const asSent = ({ encoding }: LineSystem, text: string): string => (encoding === 'windows-1258' ? text.replaceAll('Nguyễn Thị Hạnh', 'Nguyen Thi Hanh').replaceAll('Họ tên', 'Ho ten').replaceAll('Điện thoại', 'Dien thoai') : `\uFEFF${text}`);

async function drop(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
}

async function produce(topicPrefix: string, id: string, values: string[]): Promise<void> {
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'line-system', topicPrefix }, createLogger('line-system', 'silent'));
  await kafka.ensure(new Map([[`line.${id}`, { partitions: 1, config: {} }]]));
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: kafka.topic(`line.${id}`), messages: values.map((value) => ({ key: id, value })) });
  await producer.disconnect();
}

/** The least that is a workbook. */
function xlsxOf(rows: readonly Row[]): Uint8Array {
  const titles = Object.keys(rows[0] ?? {});
  const cells = (line: readonly (string | number)[]) => line.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  const lines = [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))].map((line, n) => `<row r="${n + 1}">${cells(line)}</row>`);
  return zipSync({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`) });
}
