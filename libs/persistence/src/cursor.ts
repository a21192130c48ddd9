import { z } from 'zod';

/** Page cursors: opaque to the reader, the sort key of the last row inside. */
const Cursor = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/** @param sortValue value of the sorted field in the last row; @param id its id, which makes equal values unambiguous. */
export const cursorAfter = (sortValue: string | number, id: string): string => Buffer.from(JSON.stringify([sortValue, id])).toString('base64url');

/** @throws z.ZodError or SyntaxError turned into undefined: a cursor that is not ours begins at the first page. */
export function readCursor(text: string | undefined): { sortValue: string | number; id: string } | undefined {
  if (!text) return undefined;
  try {
    const [sortValue, id] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { sortValue, id };
  } catch {
    return undefined;
  }
}
