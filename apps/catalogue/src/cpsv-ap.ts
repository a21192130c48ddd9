import type { Agency } from '@motcua/contracts/agency';
import type { Fee, Procedure, Term } from '@motcua/contracts/procedure';
import type { BilingualText } from '@motcua/contracts/text';

/**
 * A procedure as a public service after CPSV-AP 3.2 (https://semiceu.github.io/CPSV-AP/releases/3.2.0/), in JSON-LD. Its context is part of
 * it: a reader has to fetch nothing. Texts carry their language.
 */
export function publicService(procedure: Procedure, agencies: readonly Agency[], publicUrl: string): object {
  const list = `${publicUrl}/api/v1/procedures`;
  const id = `${list}/${procedure.id}`;
  return {
    '@context': context,
    '@id': id,
    '@type': 'PublicService',
    identifier: procedure.code,
    name: said(procedure.name),
    description: said(procedure.summary),
    keyword: said(procedure.field.name),
    language: languages,
    processingTime: durationOf(procedure.term),
    addressee: procedure.audience.map((one) => ({ '@id': `${list}?audience=${one}`, '@type': 'Concept', notation: one })),
    thematicArea: [{ '@id': `${list}?field=${procedure.field.id}`, '@type': 'Concept', prefLabel: said(procedure.field.name), notation: procedure.field.id }],
    hasCompetentAuthority: agencies.map((agency) => organisation(agency, publicUrl)),
    isClassifiedBy: procedure.lifeEvents.map((event) => ({ '@id': `${list}?lifeEvent=${event}`, '@type': ['Event', 'LifeEvent'], identifier: event })),
    hasInput: procedure.papers.map((paper) => ({
      '@id': `${id}#paper-${paper.id}`,
      '@type': 'Evidence',
      identifier: paper.id,
      name: said(paper.name),
      ...(paper.hint ? { description: said(paper.hint) } : {}),
    })),
    produces: [{ '@id': `${id}#result`, '@type': 'Output', identifier: `${procedure.id}-result`, name: said(procedure.result) }],
    hasCost: costsOf(procedure.fee, id),
    hasLegalResource: procedure.legalBasis.map(legalResource),
    holdsRequirement: procedure.eligibility.map((sentence, at) => ({
      '@id': `${id}#requirement-${at + 1}`,
      '@type': 'Requirement',
      identifier: `${procedure.id}-requirement-${at + 1}`,
      name: said(sentence),
    })),
    hasChannel: [{ '@id': `${id}#online`, '@type': 'Channel', identifier: `${procedure.id}-online` }],
  };
}

const language = 'http://publications.europa.eu/resource/authority/language/';
const languages = [`${language}VIE`, `${language}ENG`].map((id) => ({ '@id': id }));

const said = (text: BilingualText) => [
  { '@value': text.vi, '@language': 'vi' },
  { '@value': text.en, '@language': 'en' },
];

const organisation = ({ code, name }: Agency, publicUrl: string) => ({
  '@id': `${publicUrl}/api/v1/agencies/${code}`,
  '@type': 'PublicOrganization',
  identifier: code,
  prefLabel: said(name),
});

const legalResource = ({ title, number, issuedOn }: Procedure['legalBasis'][number]) => ({
  '@id': `urn:vn:legal:${encodeURIComponent(number)}`,
  '@type': 'LegalResource',
  identifier: number,
  title: said(title),
  issued: issuedOn,
});

/** ISO 8601 has no working days: five of them are a week, and what is left over are days. */
export function durationOf({ amount, unit }: Pick<Term, 'amount' | 'unit'>): string {
  if (unit === 'working-hour') return `PT${amount}H`;
  if (unit === 'calendar-day') return `P${amount}D`;
  const [weeks, days] = [Math.floor(amount / 5), amount % 5];
  return `P${weeks * 7 + days}D`;
}

function costsOf({ amount, online, per }: Fee, id: string): object[] {
  const cost = (name: string, value: number) => ({
    '@id': `${id}#${name}`,
    '@type': 'Cost',
    identifier: name,
    hasValue: value,
    currency: { '@id': 'http://publications.europa.eu/resource/authority/currency/VND' },
    ...(per ? { description: said(per) } : {}),
  });
  return [cost('cost', amount), ...(online === undefined ? [] : [cost('cost-online', online)])];
}

const typed = (id: string, type: string) => ({ '@id': id, '@type': type });
const link = (id: string) => ({ '@id': id, '@type': '@id' });

const context = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dct: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
  eli: 'http://data.europa.eu/eli/ontology#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  PublicService: 'cpsv:PublicService',
  PublicOrganization: 'cv:PublicOrganisation',
  Evidence: 'cv:Evidence',
  Output: 'cv:Output',
  Cost: 'cv:Cost',
  Event: 'cv:Event',
  LifeEvent: 'cv:LifeEvent',
  Channel: 'cv:Channel',
  Requirement: 'cv:Requirement',
  LegalResource: 'eli:LegalResource',
  Concept: 'skos:Concept',
  identifier: 'dct:identifier',
  name: 'dct:title',
  title: 'dct:title',
  description: 'dct:description',
  keyword: 'dcat:keyword',
  language: link('dct:language'),
  addressee: link('dct:audience'),
  issued: typed('dct:issued', 'xsd:date'),
  prefLabel: 'skos:prefLabel',
  notation: 'skos:notation',
  processingTime: typed('cv:processingTime', 'xsd:duration'),
  thematicArea: link('cv:thematicArea'),
  hasCompetentAuthority: link('cv:hasCompetentAuthority'),
  isClassifiedBy: link('cv:isClassifiedBy'),
  hasInput: link('cpsv:hasInput'),
  produces: link('cpsv:produces'),
  hasCost: link('cv:hasCost'),
  hasLegalResource: link('cv:hasLegalResource'),
  holdsRequirement: link('cv:holdsRequirement'),
  hasChannel: link('cv:hasChannel'),
  hasValue: typed('cv:hasValue', 'xsd:double'),
  currency: link('cv:currency'),
} as const;
