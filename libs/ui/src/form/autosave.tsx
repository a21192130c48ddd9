import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';

export interface AutosaveProps {
  /** Takes PATCH with the form's fields, urlencoded, and `If-Match: "<version>"`; see the README for its answers. */
  readonly url: string;
  readonly version: number;
}

/** Attributes for the form that saves itself: `<form method="post" {...autosave({ url, version })}>`. */
export function autosave({ url, version }: AutosaveProps) {
  return { 'data-autosave': url, 'data-version': String(version) };
}

export interface SavedProps {
  /** 10:32; nothing before the first save. */
  readonly at?: string | undefined;
  /** "Bản nháp được giữ đến 25/12/2026." */
  readonly kept?: ComponentChildren;
  /** Where "use the other copy" leads: the same page, fetched anew. */
  readonly otherHref: string;
}

/** The line under the buttons that always says when the answers were last saved; stands inside the form. */
export function Saved({ at, kept, otherHref }: SavedProps) {
  const t = useWords();
  return (
    <>
      <p class="saved" data-saved {...savedWords(t)}>
        <Icon name="check" /> <span role="status">{at ? t('form.saved-at', { time: at }) : ''}</span> {kept}
      </p>
      <Conflict otherHref={otherHref} />
    </>
  );
}

const savedWords = (t: ReturnType<typeof useWords>) => ({
  'data-said-saved': t('form.saved-at', { time: '{time}' }),
  'data-said-saving': t('form.saving'),
  'data-said-offline': t('form.offline'),
  'data-said-failed': t('form.not-saved'),
});

/** One answer that the two copies have otherwise; text as people read it. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface ConflictProps {
  readonly otherHref: string;
  readonly shown?: boolean | undefined;
  /** The other copy's version: "keep mine" replaces this one and no newer. */
  readonly other?: number | undefined;
  readonly differences?: readonly Difference[] | undefined;
}

/**
 * Hidden until another window has saved a newer copy; the server shows the same after a plain post (`shown`). Without the other copy's version
 * "keep mine" says so of none, and the server asks again.
 */
export function Conflict({ otherHref, shown, other, differences = [] }: ConflictProps) {
  const t = useWords();
  return (
    <div class="notice bad conflict" data-conflict hidden={!shown} role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <h2>{t('form.conflict')}</h2>
        <p>{t('form.conflict-how')}</p>
        <dl class="differences" data-differences data-said-mine={t('form.mine')} data-said-theirs={t('form.theirs')}>
          {differences.map(({ label, mine, theirs }) => (
            <div><dt>{label}</dt><dd><span>{t('form.mine')}</span> {mine}</dd><dd><span>{t('form.theirs')}</span> {theirs}</dd></div>
          ))}
        </dl>
        <p class="row">
          <a class="btn" href={otherHref}>{t('form.use-other')}</a>
          <button class="btn" type="submit" name="overwrite" value={other ?? ''}>{t('form.keep-mine')}</button>
        </p>
      </div>
    </div>
  );
}
