import { open } from 'node:fs/promises';

const tail = 1_024;
const endOfZip = Buffer.from('PK\u0005\u0006', 'latin1');

/** Whether it seems to end in the middle: a workbook without its end, or a sheet whose last line is not ended. */
export async function isTorn(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(tail), 0, tail, Math.max(0, size - tail));
    const end = buffer.subarray(0, bytesRead);
    return /\.xlsx$/i.test(path) ? !end.includes(endOfZip) : !endsALine(end);
  } finally {
    await file.close();
  }
}

/** In UTF-16, too, where a zero stands before or behind. */
const endsALine = (end: Buffer): boolean => end.subarray(-2).includes(0x0a);
