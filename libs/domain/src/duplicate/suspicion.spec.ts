import { describe, expect, it } from '@jest/globals';
import { clock } from '../calendar/a-calendar.ts';
import { dossierStates } from '../dossier/state.ts';
import { type Compared, suspicionOf } from './suspicion.ts';

const hanh = { name: 'Nguyễn Thị Minh Hạnh', phone: '0903512789', identityNumber: '079186001234' };
const earlier: Compared = { procedure: 'household-business-registration', ...hanh, state: 'in-processing', submittedAt: clock('2026-11-02 09:00') };
const later = { procedure: 'household-business-registration', ...hanh, submittedAt: clock('2026-11-23 10:00') };

describe('a second dossier for the same matter', () => {
  it('is suspected by the same identity number', () => {
    expect(suspicionOf({ ...earlier, phone: undefined, name: 'Ng. T. M. Hạnh' }, later)).toEqual({ score: 70, reasons: ['same-identity-number'] });
  });

  it('is suspected by the same phone and name, however they are written', () => {
    expect(suspicionOf({ ...earlier, identityNumber: undefined, name: 'NGUYEN THI  MINH HANH', phone: '+84 903 512 789' }, later)?.reasons).toEqual(['same-phone', 'same-name']);
  });

  it.each([
    ['a phone alone, which a family may share', { identityNumber: undefined, name: 'Lê Văn Thành' }],
    ['a name alone, which many bear', { identityNumber: undefined, phone: '0918224567' }],
    ['another procedure', { procedure: 'construction-permit-house' }],
    ['nothing that is known of both', { identityNumber: undefined, phone: undefined }],
  ])('is not suspected by %s', (_, changes) => {
    expect(suspicionOf({ ...earlier, ...changes }, later)).toBeUndefined();
  });

  it('is the more suspected the closer they come', () => {
    const scoreAt = (submittedAt: Compared['submittedAt']) => suspicionOf({ ...earlier, name: 'khác', phone: undefined, submittedAt }, later)?.score ?? 0;
    expect(scoreAt(clock('2026-11-23 09:55'))).toBeGreaterThan(scoreAt(clock('2026-11-02 09:00')));
  });

  it('is never weighed above a hundred', () => {
    expect(suspicionOf({ ...earlier, submittedAt: later.submittedAt }, later)?.score).toBe(100);
  });

  it.each(dossierStates)('may stand beside an earlier one that is %s', (state) => {
    const suspected = suspicionOf({ ...earlier, state }, later) !== undefined;
    expect(suspected).toBe(!['refused', 'withdrawn', 'stopped'].includes(state));
  });

  it('is not held against a result that was handed over long ago', () => {
    const returned = { ...earlier, state: 'returned' as const };
    expect(suspicionOf({ ...returned, closedAt: clock('2026-11-10 09:00') }, later)).toBeDefined();
    expect(suspicionOf({ ...returned, closedAt: clock('2026-09-10 09:00') }, later)).toBeUndefined();
  });
});
