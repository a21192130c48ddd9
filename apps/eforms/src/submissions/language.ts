import type { Contact } from '@motcua/contracts/eforms-api';

/** The language in which the citizen is written to. */
export const languageOf = (accepted: string | undefined): Contact['language'] => (accepted?.trim().toLowerCase().startsWith('en') ? 'en' : 'vi');
