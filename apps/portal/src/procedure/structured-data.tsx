import type { Procedure } from '@motcua/contracts/procedure';
import type { Lang } from '@motcua/ui/messages';
import { addresses } from '../addresses.ts';
import type { Receiving } from './chosen-agency.ts';

interface Described { readonly procedure: Procedure; readonly receiving: Receiving; readonly lang: Lang }

/** schema.org for search engines. A data block is no script: the policy against inline scripts does not touch it. */
export function StructuredData(described: Described) {
  // A text with "</script>" in it must not end the block.
  const json = JSON.stringify(governmentService(described)).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

const durations = { 'working-day': 'D', 'calendar-day': 'D', 'working-hour': 'H' } as const;

export function governmentService({ procedure, receiving: { agencies, districts }, lang }: Described): Record<string, unknown> {
  const { id, name, summary, field, fee, term, level, result } = procedure;
  const time = durations[term.unit] === 'D' ? `P${term.amount}D` : `PT${term.amount}H`;
  const only = agencies.length === 1 && !districts ? agencies[0] : undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    identifier: procedure.code,
    name: name[lang],
    description: summary[lang],
    serviceType: field.name[lang],
    serviceOutput: { '@type': 'Thing', name: result[lang] },
    inLanguage: lang,
    ...(only ? { provider: { '@type': 'GovernmentOrganization', name: only.name[lang], telephone: only.phone, address: only.address[lang] } } : {}),
    offers: { '@type': 'Offer', price: fee.online ?? fee.amount, priceCurrency: 'VND' },
    ...(level > 2 ? { availableChannel: { '@type': 'ServiceChannel', serviceUrl: addresses.procedure(id), processingTime: time } } : {}),
  };
}
