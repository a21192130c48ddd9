import type { Procedure } from '@motcua/contracts/procedure';
import { LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';

/** The form to print: where nothing can be sent on line it is the one thing to do on the page. */
export function BlankFormLinks({ visit: { t }, procedure: { id, level } }: { readonly visit: Visit; readonly procedure: Procedure }) {
  const [pdf, docx] = [addresses.blankForm(id, 'pdf'), addresses.blankForm(id, 'docx')];
  if (level > 2) return <p class="small">{t('procedure.blank-form')}: <a href={pdf}>PDF</a>, <a href={docx}>Word</a></p>;
  return (
    <div class="stack">
      <LinkButton href={pdf} tone="primary" size="big" fill="wide" icon="download">{t('procedure.blank-form.pdf')}</LinkButton>
      <LinkButton href={docx} fill="wide" icon="download">{t('procedure.blank-form.docx')}</LinkButton>
    </div>
  );
}
