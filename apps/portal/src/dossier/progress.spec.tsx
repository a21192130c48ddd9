import { describe, expect, it } from '@jest/globals';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { renderPart } from '@motcua/ui/page';
import { aVisit } from '../frame/a-visit.ts';
import { aDossier } from './a-dossier.ts';
import { History, Summary } from './progress.tsx';

const [ours, theirs] = [{ code: '000.12.35.H29', name: { vi: 'UBND quận Bình Thạnh', en: 'Binh Thanh District' } }, { code: '000.12.22.H29', name: { vi: 'UBND Quận 1', en: 'District 1' } }];
const status = (changes: Partial<PublicStatus>): PublicStatus => ({ ...aDossier('received').status, ...changes });
const textOf = (changes: Partial<PublicStatus>) => renderPart('vi', <><History visit={aVisit()} status={status(changes)} /><Summary visit={aVisit()} status={status(changes)} /></>).replace(/<[^>]+>/g, '\n').replace(/\n+/g, '\n');

describe('what a citizen sees of hand-overs', () => {
  it('names the agency that has the dossier now and the one it came from, between the states it has gone through', () => {
    const text = textOf({ timeline: [{ state: 'submitted', at: '2026-11-22T03:41:00.000Z' }, { state: 'received', at: '2026-11-25T02:00:00.000Z' }], handOvers: [{ from: ours, to: theirs, at: '2026-11-24T02:00:00.000Z', outcome: 'taken' }] });
    expect(text).toContain('UBND Quận 1 nhận hồ sơ từ UBND quận Bình Thạnh');
    expect(text.indexOf('Được tiếp nhận')).toBeLessThan(text.indexOf('Chuyển tới UBND Quận 1'));
  });

  it('says that it came back: refused, or handed over again to who had it', () => {
    const refused = { from: ours, to: theirs, at: '2026-11-24T02:00:00.000Z', outcome: 'refused' as const };
    expect(textOf({ handOvers: [refused] })).toContain('Trở về UBND quận Bình Thạnh');
    const backAgain = textOf({ handOvers: [{ ...refused, outcome: 'taken' }, { from: theirs, to: ours, at: '2026-11-25T02:00:00.000Z', outcome: 'taken' }] });
    expect(backAgain).toContain('Chuyển trở lại UBND quận Bình Thạnh');
  });

  it('says who is asked while nobody has answered', () => {
    expect(textOf({ offeredTo: theirs })).toContain('Đang hỏi UBND Quận 1 có nhận giải quyết không');
    expect(textOf({})).not.toContain('Quận 1');
  });
});
