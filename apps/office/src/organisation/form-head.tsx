import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { Notice } from '@motcua/ui/piece/notice';
import type { OfficeVisit } from '../frame/visit.ts';
import type { Opened } from './organisation.client.ts';
import type { Refused } from './posted.ts';
import { sayIn } from './words.ts';

/** What a form had seen, and the key by which its post is known when it comes twice. */
export function Hidden({ opened }: { readonly opened: Opened }) {
  return <><input type="hidden" name="version" value={String(opened.version)} /><input type="hidden" name="key" value={opened.key} /></>;
}

interface FormHeadProps {
  readonly visit: Pick<OfficeVisit, 'lang'>;
  readonly title: string;
  readonly refused: Refused | undefined;
  /** The id of the control at a place. */
  readonly targetOf: (at: string) => string;
}

/** Heading, and above it why what was sent was not done. */
export function FormHead({ visit: { lang }, title, refused, targetOf }: FormHeadProps) {
  const t = sayIn(lang);
  const placed = refused?.errors.filter(({ at }) => at !== '') ?? [];
  return (
    <>
      <ErrorSummary problems={placed.map(({ at, message }) => ({ target: targetOf(at), message: message[lang] }))} />
      <h1>{title}</h1>
      {refused && placed.length === 0 && <Notice tone="bad" live title={t(refusalKey(refused, 'title', t))}><p>{refusedInWords(refused, lang)}</p></Notice>}
    </>
  );
}

function refusalKey({ code }: Refused, _: 'title', t: ReturnType<typeof sayIn>) {
  const key = `refused.${code}.title`;
  return t.has(key) ? key : 'refused.title';
}

/** One sentence: what stands in the way, and what was not lost. */
export function refusedInWords({ code, errors }: Refused, lang: OfficeVisit['lang']): string {
  const t = sayIn(lang);
  const said = errors.map(({ message }) => message[lang]).join('. ');
  const key = `refused.${code}`;
  return said || (t.has(key) ? t(key) : t('refused.other'));
}
