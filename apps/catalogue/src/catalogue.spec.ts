import { Agency, Calendar } from '@motcua/contracts/agency';
import { AgencyList, AgencyPage, ProcedureList, UnitList } from '@motcua/contracts/catalogue-api';
import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import { Procedure } from '@motcua/contracts/procedure';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { eventually } from '@motcua/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { aCity, aRunningCatalogue } from './a-running-catalogue.ts';
import { Seeding } from './seeding.ts';

type City = Awaited<ReturnType<typeof aCity>>;
type Running = Awaited<ReturnType<typeof aRunningCatalogue>>;

/** The city, its departments and districts, and the wards of quận Bình Thạnh, which are those that a city of the specs has. */
const agencies = 1 + 23 + 24 + 20;

let city: City;
let catalogue: Running;
const folders: ReturnType<typeof foldTopic>[] = [];

beforeAll(async () => {
  city = await aCity();
  catalogue = await aRunningCatalogue(city.settings);
  await catalogue.ready();
}, 60_000);

afterAll(async () => {
  await Promise.all(folders.map((folding) => folding.close()));
  await catalogue.close();
  await city.remove();
});

const namesFor = async (query: string) => ProcedureList.parse(await catalogue.json(`/v1/procedures?${query}`)).procedures.map(({ id }) => id);
const seed = () => catalogue.app.get(Seeding).seed(city.settings['CATALOGUE_DATA'] ?? '');

describe('finding procedures', () => {
  it.each([
    ['q=giay phep xay dung', ['construction-permit-house']],
    ['q=Giấy phép XÂY DỰNG', ['construction-permit-house']],
    [`q=${'xây dựng'.normalize('NFD')}`, ['construction-permit-house']],
    ['q=household', ['business-registration-household']],
    ['q=1.001612', ['business-registration-household']],
    ['q=nhập cảnh', []],
    ['field=construction', ['construction-permit-house']],
    ['agency=000.12.35.H29', ['construction-permit-house', 'business-registration-household']],
    ['agency=000.12.08.H29', []],
    ['q=xây nhà riêng giấy', ['construction-permit-house']],
    ['lifeEvent=build-a-house', ['construction-permit-house']],
    ['audience=business', ['business-registration-household']],
    ['level=2', []],
    ['unit=district&level=3', ['construction-permit-house']],
    ['', ['construction-permit-house', 'business-registration-household']],
    ['lang=en', ['construction-permit-house', 'business-registration-household']],
  ])('%s finds %j', async (query, found) => {
    expect(await namesFor(query)).toEqual(found);
  });

  it('puts a procedure that is named so before one that only mentions the word', async () => {
    expect(await namesFor('q=kinh doanh')).toEqual(['business-registration-household']);
    expect(await namesFor('q=xay')).toEqual(['construction-permit-house']);
    expect(await namesFor('q=mot')).toEqual(['construction-permit-house', 'business-registration-household']);
  });

  it.each([
    ['/v1/procedures?agency=000.99.99.H29', 404, 'not-found'],
    ['/v1/procedures?level=5', 400, 'malformed-request'],
    ['/v1/procedures?audience=martian', 400, 'malformed-request'],
    ['/v1/procedures?lang=fr', 400, 'malformed-request'],
    [`/v1/procedures?q=${'x'.repeat(201)}`, 400, 'malformed-request'],
    ['/v1/procedures/levitation', 404, 'procedure-unknown'],
    ['/v1/procedures/Not A Slug', 400, 'malformed-request'],
    ['/v1/procedures/construction-permit-house/versions/2', 404, 'procedure-unknown'],
    ['/v1/procedures/construction-permit-house/versions/abc', 400, 'malformed-request'],
    ['/v1/agencies/000.99.99.H29', 404, 'not-found'],
    ['/v1/agencies/nonsense', 400, 'malformed-request'],
    ['/v1/calendars/ha-noi', 404, 'not-found'],
    ['/v1/units?parent=99999', 404, 'not-found'],
    ['/v1/units?parent[$ne]=1', 200, undefined],
  ])('%s answers %i', async (path, status, code) => {
    const answer = await catalogue.get(path);
    expect(answer.status).toBe(status);
    if (code) expect(await answer.json()).toMatchObject({ status, type: `https://motcua.example/problems/${code}` });
  });
});

describe('one procedure', () => {
  it('comes whole, with its form', async () => {
    const procedure = Procedure.parse(await catalogue.json('/v1/procedures/business-registration-household'));
    expect(procedure).toMatchObject({ version: 1, term: { amount: 3, unit: 'working-day', counting: 'whole-days' }, fee: { amount: 100_000, online: 50_000 } });
    expect(procedure.form.rules.find(({ id }) => id === 'vietnamese-owner')?.must).toEqual({ '==': [{ var: 'owner-nationality' }, 'viet-nam'] });
    expect(await catalogue.json('/v1/procedures/business-registration-household/versions/1')).toEqual(procedure);
  });

  it('has a JSON Schema that any validator of draft 2020-12 takes', async () => {
    const answer = await catalogue.get('/v1/procedures/construction-permit-house/schema.json');
    expect(answer.headers.get('content-type')).toContain('application/schema+json');
    const schema = (await answer.json()) as Record<string, unknown>;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate({ stranger: 1 })).toBe(false);
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', required: expect.arrayContaining(['owner-name', 'site']) });
    expect(await catalogue.json('/v1/procedures/construction-permit-house/versions/1/schema.json')).toEqual(schema);
  });

  it('comes as linked data to who asks for that', async () => {
    const answer = await catalogue.get('/v1/procedures/construction-permit-house', { accept: 'application/ld+json' });
    expect([answer.headers.get('content-type'), answer.headers.get('vary')]).toEqual([expect.stringContaining('application/ld+json'), expect.stringContaining('accept')]);
    const service = await answer.json();
    expect(service).toMatchObject({ '@type': 'PublicService', '@id': 'http://motcua.test/api/v1/procedures/construction-permit-house' });
    // Every district builds.
    expect((service as { hasCompetentAuthority: object[] }).hasCompetentAuthority).toHaveLength(24);
    expect(await catalogue.json('/v1/procedures/construction-permit-house.jsonld')).toEqual(service);
    expect((await catalogue.get('/v1/procedures/construction-permit-house')).headers.get('content-type')).toContain('application/json');
  });

  it('is not sent twice to who has it', async () => {
    const first = await catalogue.get('/v1/procedures/construction-permit-house');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const again = await catalogue.get('/v1/procedures/construction-permit-house', { 'if-none-match': `"old", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await catalogue.get('/v1/procedures/construction-permit-house', { 'if-none-match': '"old"' })).status).toBe(200);
    expect((await catalogue.get('/v1/procedures/construction-permit-house/versions/1')).headers.get('cache-control')).toContain('immutable');
  });
});

describe('places', () => {
  it('are the city, its departments, districts and wards', async () => {
    const { agencies: all } = AgencyList.parse(await catalogue.json('/v1/agencies'));
    expect(Object.entries(Object.groupBy(all, ({ kind }) => kind)).map(([kind, of]) => [kind, of.length])).toEqual([['city', 1], ['department', 23], ['district', 24], ['ward', 20]]);
    expect(Agency.parse(await catalogue.json('/v1/agencies/000.12.35.H29'))).toMatchObject({ name: { vi: 'Ủy ban nhân dân quận Bình Thạnh' }, unitCode: '765', version: 1 });
  });

  it('tell on the page of an agency what it is there for, when it is open and what can be asked of it', async () => {
    const page = AgencyPage.parse(await catalogue.json('/v1/agencies/000.12.35.H29/page'));
    expect(page.agency).toMatchObject({ functions: expect.arrayContaining([{ vi: expect.any(String), en: expect.any(String) }]), structure: expect.any(Array), documents: expect.any(Array) });
    expect(page.feedback).toEqual({ address: page.agency.address, phone: '1022', email: 'phan-anh@example.vn' });
    expect(page.procedures.map(({ id }) => id).toSorted()).toEqual(['business-registration-household', 'construction-permit-house']);
    expect(page.hours).toMatchObject({ id: 'ho-chi-minh-city', week: { 1: expect.any(Array) } });
    expect(page.agency).toEqual(await catalogue.json('/v1/agencies/000.12.35.H29'));
    const { agencies: all } = AgencyList.parse(await catalogue.json('/v1/agencies'));
    expect(all.filter(({ functions }) => functions)).toEqual([]);
    expect((await catalogue.get('/v1/agencies/000.99.99.H29/page')).status).toBe(404);
  });

  it('have a calendar with the holidays of four years', async () => {
    const calendar = Calendar.parse(await catalogue.json('/v1/calendars/ho-chi-minh-city'));
    expect(calendar.holidays.map(({ on }) => on)).toEqual(expect.arrayContaining(['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26']));
  });

  it('lead from the province down to the wards', async () => {
    const below = async (parent: string) => UnitList.parse(await catalogue.json(`/v1/units${parent}`)).units;
    expect((await below('')).map(({ code }) => code)).toEqual(['79']);
    expect(await below('?parent=79')).toHaveLength(24);
    expect((await below('?parent=765')).map(({ name }) => name.vi)).toContain('Phường 13');
    expect(await below('?parent=26905')).toEqual([]);
  });
});

describe('publishing', () => {
  it('puts everything on the compacted topics, under the keys that readers expect', async () => {
    for (const [contract, count, key] of [[procedurePublished, 2, 'construction-permit-house/1'], [agencyPublished, agencies, '000.12.35.H29'], [calendarPublished, 1, 'ho-chi-minh-city'], [unitsPublished, 1, '79']] as const) {
      const seen = await fold(contract.topic);
      await eventually(() => expect(seen.size).toBe(count));
      expect(contract.schema.safeParse(JSON.parse(seen.get(key) ?? '{}')).success).toBe(true);
    }
  });

  it('of the same files changes nothing', async () => {
    expect(await seed()).toEqual({ published: 0, unchanged: agencies + 4, refused: [] });
  });

  it('counts up the version of a changed agency, and of no other', async () => {
    await city.edit('agencies.yaml', (text) => text.replace('6 Phan Đăng Lưu', '8 Phan Đăng Lưu'));
    expect(await seed()).toMatchObject({ published: 1, unchanged: agencies + 3 });
    expect(await catalogue.json('/v1/agencies/000.12.35.H29')).toMatchObject({ version: 2, address: { vi: '8 Phan Đăng Lưu, phường 14, quận Bình Thạnh' } });
    expect(await catalogue.json('/v1/agencies/000.12.22.H29')).toMatchObject({ version: 1 });
    const seen = await fold('motcua.agency.v1');
    await eventually(() => expect(JSON.parse(seen.get('000.12.35.H29') ?? '{}')).toMatchObject({ data: { version: 2 } }));
  });

  it('refuses a changed procedure under a version that was published, and says what to do', async () => {
    const file = 'procedures/construction-permit-house.yaml';
    await city.edit(file, (text) => text.replace('amount: 15', 'amount: 20'));
    expect(await seed()).toMatchObject({ published: 0, refused: [{ file, because: [expect.stringContaining('Give the changed procedure the version 2')] }] });
    expect(await catalogue.json('/v1/procedures/construction-permit-house')).toMatchObject({ version: 1, term: { amount: 15 } });
  });

  it('takes the change as the next version, which holds from its day on', async () => {
    await city.edit('procedures/construction-permit-house.yaml', (text) => text.replace('version: 1\ncode', 'version: 2\ncode').replace("effectiveFrom: '2021-03-03'", "effectiveFrom: '2027-01-01'"));
    expect(await seed()).toMatchObject({ published: 1, refused: [] });
    expect(await catalogue.json('/v1/procedures/construction-permit-house')).toMatchObject({ version: 1 });
    catalogue.clock.set('2026-12-31T17:00:00Z');
    expect(await catalogue.json('/v1/procedures/construction-permit-house')).toMatchObject({ version: 2, term: { amount: 20 } });
    expect(await catalogue.json('/v1/procedures/construction-permit-house/versions')).toEqual({
      versions: [{ version: 2, effectiveFrom: '2027-01-01', current: true }, { version: 1, effectiveFrom: '2021-03-03', current: false }],
    });
    expect(await namesFor('q=xay dung')).toEqual(['construction-permit-house']);
  });

  it('of a wrong file leaves the others alone', async () => {
    await city.edit('procedures/business-registration-household.yaml', (text) => text.replace('share: 55', 'share: 50'));
    await city.edit('calendars.yaml', (text) => text.replace("cutOff: '15:00'", 'cutOff: noon'));
    const { refused, unchanged } = await seed();
    expect(refused).toEqual([
      { file: 'calendars.yaml', because: [expect.stringContaining('cutOff')] },
      { file: 'procedures/business-registration-household.yaml', because: ['steps: The shares of the steps add up to 95, not to 100'] },
    ]);
    expect(unchanged).toBe(agencies + 2);
  });

  it('happens once when two catalogues start together', async () => {
    const fresh = await aCity();
    const both = await Promise.all([aRunningCatalogue(fresh.settings), aRunningCatalogue(fresh.settings)]);
    try {
      expect(await both[0].json('/v1/agencies')).toEqual(await both[1].json('/v1/agencies'));
      expect(await both[0].json('/v1/agencies/000.12.35.H29')).toMatchObject({ version: 1 });
    } finally {
      await Promise.all(both.map((one) => one.close()));
      await fresh.remove();
    }
  });
});

describe('an empty catalogue', () => {
  it('is what there is without a seed', async () => {
    const fresh = await aCity();
    const empty = await aRunningCatalogue({ ...fresh.settings, SEED: 'none' });
    try {
      expect(await empty.json('/v1/procedures')).toMatchObject({ procedures: [], facets: { field: [] } });
    } finally {
      await empty.close();
      await fresh.remove();
    }
  });
});

/** The newest text per key of a topic, going on while the spec runs. */
async function fold(topic: Parameters<typeof foldTopic>[1]['topic']): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const folding = foldTopic(city.kafka, { topic, onBatch: async (records) => records.forEach(({ key, value }) => value !== null && seen.set(key, value)) });
  folders.push(folding);
  return seen;
}
