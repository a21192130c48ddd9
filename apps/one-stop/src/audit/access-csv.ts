import type { AccessLine } from '@motcua/contracts/access-log-api';

const headings = ['at', 'kind', 'what', 'outcome', 'version', 'who', 'name', 'roles', 'unit', 'owner', 'for-owner', 'part', 'entry'] as const;

/** For spreadsheets: UTF-8 with the mark by which they know it, and nothing that they would take for a formula. */
export function accessCsv(lines: readonly AccessLine[]): string {
  const rows = lines.map(({ at, kind, what, outcome, version, who, part, entry }) => [
    ...[at, kind, what, outcome, version === undefined ? '' : String(version)],
    ...[who.id, who.name ?? '', who.roles.join(' '), who.unit?.vi ?? '', yes(who.owner), yes(who.forOwner), part ?? '', entry],
  ]);
  return `\uFEFF${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const yes = (holds: boolean) => (holds ? 'yes' : '');

/** A sheet calculates what begins so, whoever wrote it. */
const calculated = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = calculated.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
