import type { BilingualText } from '@motcua/contracts/text';
import type { Way } from '@motcua/domain/dossier/steps';
import type { DomainError } from '@motcua/domain/errors';
import { guardInWords } from '@motcua/forms/said-guard';
import { both } from '../words.ts';
import { labelled, type ProcessWords } from './process-words.ts';

/** Why a way is not open: what its guard says, or what it waits for by name. */
export function whyShutInWords({ params }: DomainError, { when }: Way, words: ProcessWords): BilingualText {
  const because = String(params['because'] ?? 'other');
  if (because === 'guard' && when) return both('way.guard', { when: guardInWords(when, words.names) });
  const missing = String(params['missing'] ?? '').split(' ').filter(Boolean).map((id) => labelled(words, id));
  return both(`way.${because}`, { what: { vi: missing.map(({ vi }) => vi).join(', '), en: missing.map(({ en }) => en).join(', ') } });
}
