import { describe, expect, it } from '@jest/globals';
import type { Attachment } from '@motcua/contracts/eforms-api';
import { onceScanned } from './scanned-files.ts';

const file = (id: string, change: Partial<Attachment> = {}): Attachment => ({ id, name: `${id}.pdf`, size: 9, type: 'application/pdf', state: 'scanning', uploadedAt: '2026-11-25T03:00:00.000Z', ...change });
const sent = (id: string) => ({ input: 'papers.lease', name: `${id}.pdf`, file: file(id) });
const scanner = (results: Record<string, Partial<Attachment>[]>) => async (id: string) => file(id, results[id]?.shift() ?? { state: 'clean' });

describe('the files of a form, once they are scanned,', () => {
  it('are taken when they are clean, and what is no file stays as it is', async () => {
    const fields = { note: 'x', 'kept.lease': 'c c.pdf' };
    const upload = await onceScanned({ fields, sent: [sent('a'), { input: 'papers.lease', name: 'b', refused: 'none' }] }, scanner({ a: [{}, { state: 'clean' }] }));
    expect(upload.sent).toMatchObject([{ name: 'a.pdf', file: { state: 'clean' } }, { refused: 'none' }]);
    expect(upload.fields).toEqual(fields);
  });

  it('are refused for what was found in them, also when they came with an earlier try', async () => {
    const infected = { state: 'infected', problem: 'attachment-infected' } as const;
    const upload = await onceScanned({ fields: { 'kept.lease': ['b b.pdf', 'c c.pdf'] }, sent: [sent('a')] }, scanner({ a: [infected], b: [infected] }));
    expect(upload.sent).toEqual([{ input: 'papers.lease', name: 'a.pdf', refused: 'attachment-infected' }, { input: 'papers.lease', name: 'b.pdf', refused: 'attachment-infected' }]);
    expect(upload.fields).toEqual({ 'kept.lease': 'c c.pdf' });
  });

  it('stay when nobody can say how they are', async () => {
    const upload = await onceScanned({ fields: {}, sent: [sent('a')] }, () => Promise.reject(new Error('away')));
    expect(upload.sent).toMatchObject([{ file: { state: 'scanning' } }]);
  });
});
