import type { ComponentChildren } from 'preact';
import { Drum } from '../art.tsx';
import { formatLookupNumber, referenceGroups } from '../format.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../words.tsx';

/** A code in the groups in which it is read aloud; it may break between groups only. */
export function Code({ reference }: { readonly reference: string }) {
  const groups = referenceGroups(reference);
  return <p class="code">{groups.map((group, index) => <span>{group}{index < groups.length - 1 && <i>-</i>}</span>)}</p>;
}

export interface ConfirmationProps {
  /** "Thành phố đã nhận được hồ sơ" */
  readonly got: string;
  readonly title: string;
  readonly reference: string;
  readonly lookupNumber: string;
  /** When, which procedure, which office: in one small line. */
  readonly facts: ComponentChildren;
  /** Beside the copy button: the receipt. */
  readonly actions?: ComponentChildren | undefined;
}

export function Confirmation({ got, title, reference, lookupNumber, facts, actions }: ConfirmationProps) {
  const t = useWords();
  return (
    <section class="confirmation" aria-labelledby="confirmation-title">
      <Drum />
      <p class="got"><Icon name="check" />{got}</p>
      <h1 id="confirmation-title">{title}</h1>
      <p class="soft">{t('reference.code')}</p>
      <Code reference={reference} />
      <p class="reference"><span class="soft">{t('reference.lookup')}</span> <strong class="num lookup-number">{formatLookupNumber(lookupNumber)}</strong></p>
      <p class="small soft">{facts}</p>
      <div class="row"><CopyCode reference={reference} />{actions}</div>
    </section>
  );
}

/** Shown by the script only where the browser can copy. */
export function CopyCode({ reference }: { readonly reference: string }) {
  const t = useWords();
  return (
    <>
      <button class="btn" type="button" hidden data-copy={reference} data-copied={t('reference.copied')}><Icon name="copy" /><span>{t('reference.copy')}</span></button>
      <span class="visually-hidden" role="status" />
    </>
  );
}

/** A QR code drawn by the caller as SVG paths on a grid of `size` modules, with its quiet zone around it. */
export function QrCode({ path, size, label }: { readonly path: string; readonly size: number; readonly label?: string | undefined }) {
  const t = useWords();
  const quiet = 2;
  return (
    <div class="qr">
      <svg viewBox={`${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`} role="img" aria-label={label ?? t('reference.qr')} shape-rendering="crispEdges">
        <path fill="#fff" d={`M${-quiet} ${-quiet}h${size + 2 * quiet}v${size + 2 * quiet}h${-size - 2 * quiet}z`} />
        <path fill="#000" d={path} />
      </svg>
    </div>
  );
}
