import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { aDossier, aSubmission } from './a-dossier.ts';
import { mayExportAccessLog, mayReadAccessLog } from './access-log.ts';

const official = (id: string, ...roles: string[]): Actor => ({ id, kind: 'official', roles, agency: aSubmission.agency.code });
const ordinary = aDossier('in-processing');
const confidential = { ...ordinary, confidential: true as const, assignee: 'minh' };

describe('the access log of a dossier', () => {
  it.each([
    ['its head of office', official('lan', 'head'), true, false],
    ['its leader', official('hung', 'leader'), true, false],
    ['an inspector', official('minh', 'inspector'), true, true],
    ['a specialist', official('bao', 'specialist'), false, false],
    ['a receptionist', official('trang', 'receptionist'), false, false],
    ['a leader of another agency', { ...official('mai', 'leader'), agency: '000.12.36.H29' }, false, false],
    ['its owner, who has a page of their own', { id: ordinary.owner, kind: 'citizen', roles: [] }, false, false],
    ['one of our services', { id: 'notify', kind: 'service', roles: [] }, false, false],
  ] as const)('for %s: to be read %s', (_, actor, read, exported) => {
    expect([mayReadAccessLog(ordinary, actor), mayExportAccessLog(ordinary, actor)]).toEqual([read, exported]);
  });

  it.each([
    ['the inspector who holds it', official('minh', 'inspector'), true],
    ['another inspector', official('tam', 'inspector'), false],
    ['the head of the inspectors', official('ngan', 'inspector', 'head'), true],
    ['the leader', official('hung', 'leader'), false],
    ['the head of the office', official('lan', 'head'), false],
  ] as const)('of a confidential one, for %s: %s', (_, actor, may) => {
    expect(mayReadAccessLog(confidential, actor)).toBe(may);
  });
});
