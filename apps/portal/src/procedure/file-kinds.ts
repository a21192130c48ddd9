import type { FileKind } from '@motcua/contracts/procedure';

export const mediaNames: Readonly<Record<FileKind, string>> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG', docx: 'Word (.docx)', xlsx: 'Excel (.xlsx)' };

const endings: Readonly<Record<FileKind, string>> = { pdf: '.pdf', jpg: '.jpg,.jpeg', png: '.png', docx: '.docx', xlsx: '.xlsx' };

/** For the `accept` of a file input. */
export const acceptOf = (kinds: readonly FileKind[]): string => kinds.map((kind) => endings[kind]).join(',');
