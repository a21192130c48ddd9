import { Notice } from '@motcua/ui/piece/notice';
import type { ComponentChildren } from 'preact';
import type { Visit } from '../frame/visit.ts';

/** The lock that stands on a confidential dossier, and what it means for who sees it. */
export function Confidential({ visit: { t }, children }: { readonly visit: Pick<Visit, 't'>; readonly children: ComponentChildren }) {
  return <div class="below"><Notice icon="lock" title={t('confidential.mark')}><p>{children}</p></Notice></div>;
}
