// Fills a look-up table with statuses as eforms publishes them. argv: directory, how many. LOOKUP_SECRET in the environment.
import { factorOf } from '@motcua/auth/second-factor';
import { lookupNumberOf } from '@motcua/domain/reference/lookup-number';
import { formatReference } from '@motcua/domain/reference/reference';
import { StatusTable } from '../apps/lookup/dist/status-table.js';

const [directory, count] = [process.argv[2], Number(process.argv[3])];
const table = new StatusTable(directory);
const at = '2026-11-23T03:00:00.000Z';

export const idOf = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const referenceOf = (n) => formatReference({ agency: '000.12.35.H29', on: '2026-11-23', sequence: n + 1 });

const eventOf = (n) => {
  const id = idOf(n);
  const status = {
    id,
    reference: referenceOf(n),
    lookupNumber: lookupNumberOf(n),
    version: 1,
    state: 'submitted',
    procedure: { id: 'business-registration-household', version: 1, name: { vi: 'Đăng ký hộ kinh doanh', en: 'Household business registration' } },
    agency: { code: '000.12.35.H29', name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: "People's Committee of Bình Thạnh District" } },
    submittedAt: at,
    answerDueAt: '2026-11-24T03:00:00.000Z',
    paused: false,
    timeline: [{ state: 'submitted', at }],
    changedAt: at,
  };
  const data = { status, factors: [factorOf(process.env.LOOKUP_SECRET, id, '2789')] };
  return { specversion: '1.0', id, source: '/motcua/eforms', type: 'vn.motcua.dossier.status-changed.v1', subject: id, time: at, datacontenttype: 'application/json', data };
};

const started = performance.now();
for (let from = 0; from < count; from += 5_000) {
  const records = Array.from({ length: Math.min(5_000, count - from) }, (_, i) => ({ key: idOf(from + i), value: JSON.stringify(eventOf(from + i)) }));
  await table.fold(records, { 0: String(from + records.length) });
}
await table.close();
process.stdout.write(JSON.stringify({ count, seconds: (performance.now() - started) / 1000, bytes: JSON.stringify(eventOf(0).data.status).length }));
