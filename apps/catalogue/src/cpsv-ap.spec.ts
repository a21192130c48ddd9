import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Agency } from '@motcua/contracts/agency';
import { Procedure } from '@motcua/contracts/procedure';
import { parse } from 'yaml';
import { durationOf, publicService } from './cpsv-ap.ts';

const data = new URL('../../../data/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, data), 'utf8'));
const procedure = Procedure.parse(read('procedures/construction-permit-house.yaml'));
const agency = Agency.parse({ ...(read('agencies.yaml') as object[])[22], version: 1 });
const service = publicService(procedure, [agency], 'https://motcua.example') as Record<string, unknown>;

type Node = Readonly<Record<string, unknown>>;
/** Every node of the document, the context left out. */
const nodes = (value: unknown): Node[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => (key === '@context' ? [] : nodes(one)));
  return Array.isArray(value) ? inner : [value as Node, ...inner];
};
const context = service['@context'] as Readonly<Record<string, string | { '@id': string }>>;
const iri = (term: string) => {
  const meant = context[term];
  const compact = typeof meant === 'string' ? meant : (meant?.['@id'] ?? term);
  const [prefix = '', name = ''] = compact.split(':');
  return context[prefix] === undefined ? compact : `${String(context[prefix])}${name}`;
};

describe('a procedure as linked data', () => {
  it('is a public service with an address', () => {
    expect(service).toMatchObject({ '@type': 'PublicService', '@id': 'https://motcua.example/api/v1/procedures/construction-permit-house', identifier: procedure.code });
  });

  it('says everything in both languages', () => {
    expect(service['name']).toEqual([{ '@value': procedure.name.vi, '@language': 'vi' }, { '@value': procedure.name.en, '@language': 'en' }]);
    const languages = nodes(service).flatMap((node) => (node['@language'] === undefined ? [] : [node['@language']]));
    expect(languages.filter((one) => one === 'vi')).toHaveLength(languages.filter((one) => one === 'en').length);
  });

  it('needs nothing fetched: every name it uses is in its own context', () => {
    expect(typeof service['@context']).toBe('object');
    const used = nodes(service).flatMap((node) => [...Object.keys(node), ...[node['@type'] ?? []].flat()]).filter((name) => typeof name === 'string' && !name.startsWith('@')) as string[];
    expect([...new Set(used)].filter((name) => !iri(name).startsWith('http'))).toEqual([]);
  });

  // https://semiceu.github.io/CPSV-AP/releases/3.2.0/
  it.each([
    ['PublicService', 'http://purl.org/vocab/cpsv#PublicService'],
    ['PublicOrganization', 'http://data.europa.eu/m8g/PublicOrganisation'],
    ['hasCompetentAuthority', 'http://data.europa.eu/m8g/hasCompetentAuthority'],
    ['hasInput', 'http://purl.org/vocab/cpsv#hasInput'],
    ['produces', 'http://purl.org/vocab/cpsv#produces'],
    ['hasCost', 'http://data.europa.eu/m8g/hasCost'],
    ['hasLegalResource', 'http://data.europa.eu/m8g/hasLegalResource'],
    ['isClassifiedBy', 'http://data.europa.eu/m8g/isClassifiedBy'],
    ['processingTime', 'http://data.europa.eu/m8g/processingTime'],
    ['name', 'http://purl.org/dc/terms/title'],
    ['LegalResource', 'http://data.europa.eu/eli/ontology#LegalResource'],
  ])('means by %s what the vocabulary means', (term, meant) => {
    expect(iri(term)).toBe(meant);
  });

  it('names who decides, what is handed in, what comes out, what it costs and by which law', () => {
    expect(service['hasCompetentAuthority']).toEqual([expect.objectContaining({ '@type': 'PublicOrganization', identifier: agency.code, '@id': `https://motcua.example/api/v1/agencies/${agency.code}` })]);
    expect(service['hasInput']).toHaveLength(procedure.papers.length);
    expect(service['produces']).toEqual([expect.objectContaining({ '@type': 'Output', name: expect.arrayContaining([{ '@value': procedure.result.vi, '@language': 'vi' }]) })]);
    expect(service['hasCost']).toContainEqual(expect.objectContaining({ '@type': 'Cost', hasValue: procedure.fee.amount }));
    expect((service['hasLegalResource'] as Node[]).map(({ identifier }) => identifier)).toEqual(procedure.legalBasis.map(({ number }) => number));
    expect(service['isClassifiedBy']).toEqual(procedure.lifeEvents.map((identifier) => expect.objectContaining({ '@type': ['Event', 'LifeEvent'], identifier })));
  });

  it('gives every node but values an address and a type', () => {
    const things = nodes(service).filter((node) => node['@value'] === undefined);
    expect(things.filter((node) => typeof node['@id'] !== 'string')).toEqual([]);
    expect(new Set(things.flatMap((node) => (node['@type'] === 'Evidence' ? [node['@id']] : []))).size).toBe(procedure.papers.length);
  });

  it.each([
    [{ amount: 3, unit: 'working-day' }, 'P3D'],
    [{ amount: 15, unit: 'working-day' }, 'P21D'],
    [{ amount: 7, unit: 'working-day' }, 'P9D'],
    [{ amount: 30, unit: 'calendar-day' }, 'P30D'],
    [{ amount: 8, unit: 'working-hour' }, 'PT8H'],
  ] as const)('tells %j as the duration %s', (term, duration) => {
    expect(durationOf(term)).toBe(duration);
  });
});
