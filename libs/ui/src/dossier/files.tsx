import type { ComponentChildren } from 'preact';
import { hintId } from '../form/field.tsx';
import { formatBytes } from '../format.tsx';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon.tsx';
import type { Translate } from '../messages.tsx';
import { useLang, useWords } from '../words.tsx';
import type { KitKey } from '../words.tsx';

export type FileState = 'waiting' | 'uploading' | 'scanning' | 'clean' | 'failed' | 'infected';

export interface FileRowProps {
  readonly name: string;
  readonly bytes?: number | undefined;
  readonly state: FileState;
  /** Instead of the state's own words: why it failed, "Đạt". */
  readonly said?: string | undefined;
  /** Of an upload, 0 to 100. */
  readonly percent?: number | undefined;
  readonly viewHref?: string | undefined;
  /** A POST that takes the file away; hidden fields (csrf, version) go in `removeFields`. */
  readonly removeAction?: string | undefined;
  readonly removeFields?: Readonly<Record<string, string>> | undefined;
  /** A POST that has it looked at once more, with the same hidden fields. */
  readonly retryAction?: string | undefined;
  /** By which the script knows an unfinished upload again, and where it asks for its row. */
  readonly upload?: { readonly id: string; readonly rowHref: string } | undefined;
  /** Where the row is fetched anew, as HTML, until its state is final: set while scanning. */
  readonly pollHref?: string | undefined;
}

export function FileRows({ files, name }: { readonly files: readonly FileRowProps[]; readonly name?: string | undefined }) {
  const t = useWords();
  return <ul class="files" aria-label={name ?? t('file.list')}>{files.map((file) => <FileRow {...file} />)}</ul>;
}

/** One row; an upload answers with this as HTML (`renderPart`) and the script puts it in the list. */
export function FileRow(file: FileRowProps) {
  const t = useWords();
  const lang = useLang();
  return (
    <li class="file" data-state={file.state} {...hooksOf(file)}>
      <Icon name={pictureOf(file)} />
      <div>
        <b>{file.name}</b>
        <span class="state num">{isOfUse(file) && <>{formatBytes(lang, file.bytes)} · </>}<span class="said">{saidOf(file, t)}</span></span>
      </div>
      <FileActions {...file} />
      {file.state === 'uploading' && file.percent !== undefined && <progress max={100} value={file.percent} aria-label={t('file.progress', { name: file.name })} />}
    </li>
  );
}

const hooksOf = ({ pollHref, upload }: FileRowProps) => ({
  ...(pollHref ? { 'data-poll': pollHref } : {}),
  ...(upload ? { 'data-file': upload.id, 'data-row': upload.rowHref } : {}),
});

/** How large a file is that nobody can use matters to nobody. */
const isOfUse = (file: FileRowProps): file is FileRowProps & { bytes: number } => file.bytes !== undefined && file.state !== 'failed' && file.state !== 'infected';

function pictureOf({ name, state }: FileRowProps): IconName {
  if (state === 'failed') return 'alert';
  if (state === 'infected') return 'forbidden';
  return /\.(jpe?g|png|heic|webp)$/i.test(name) ? 'image' : 'file';
}

function saidOf({ state, said, percent = 0 }: FileRowProps, t: Translate<KitKey>): string {
  return said ?? (state === 'uploading' ? t('file.uploading', { percent }) : t(`file.${state}`));
}

function FileActions({ name, viewHref, removeAction, retryAction, removeFields = {} }: FileRowProps) {
  const t = useWords();
  if (!viewHref && !removeAction) return null;
  const hidden = Object.entries(removeFields).map(([field, value]) => <input type="hidden" name={field} value={value} />);
  return (
    <div class="row">
      {viewHref && <a class="btn quiet" href={viewHref} aria-label={t('file.named', { action: t('file.view'), name })}>{t('file.view')}</a>}
      {retryAction && (
        <form method="post" action={retryAction}>
          {hidden}
          <button class="btn quiet" type="submit" aria-label={t('file.named', { action: t('file.retry'), name })}>{t('file.retry')}</button>
        </form>
      )}
      {removeAction && (
        <form method="post" action={removeAction} data-remove>
          {hidden}
          <button class="btn quiet" type="submit" aria-label={t('file.named', { action: t('file.remove'), name })}>{t('file.remove')}</button>
        </form>
      )}
    </div>
  );
}

export interface UploadProps {
  readonly id: string;
  readonly label: string;
  /** Types as people know them and as browsers do: `PDF, JPG hoặc PNG`, `.pdf,.jpg,.png`. */
  readonly types: { readonly said: string; readonly accept: string };
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** A multipart POST, for who has no script. */
  readonly action: string;
  /** Where the script begins uploads by tus; every answer but a part's good one is a FileRow as HTML. */
  readonly uploads: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly name?: string | undefined;
  readonly error?: string | undefined;
  readonly files: readonly FileRowProps[];
  readonly children?: ComponentChildren;
}

export function Upload(props: UploadProps) {
  const { id, label, types, maxBytes, maxFiles, action, uploads, fields = {}, name = 'file', error, files, children } = props;
  const t = useWords();
  const lang = useLang();
  const size = formatBytes(lang, maxBytes);
  const described = [hintId(id), error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="upload" data-upload={uploads}>
      <form class={error ? 'drop field wrong' : 'drop field'} method="post" action={action} encType="multipart/form-data">
        {Object.entries(fields).map(([field, value]) => <input type="hidden" name={field} value={value} />)}
        <label for={id}>{label}</label>
        <p class="hint" id={hintId(id)}>{t('file.limits', { types: types.said, count: maxFiles, size })}</p>
        {error && <p class="error" id={`${id}-error`}><span><span class="visually-hidden">{t('form.error')}</span>{error}</span></p>}
        {children}
        <input
          type="file" id={id} name={name} accept={types.accept} multiple={maxFiles > 1} aria-describedby={described}
          {...(error ? { 'aria-invalid': 'true' as const } : {})}
          {...uploadWords(t, { maxBytes, size })}
        />
        <p class="send">
          <button class="btn" type="submit"><Icon name="upload" />{t('file.send')}</button>
          <button class="btn" type="button" hidden data-choose aria-label={t('file.named', { action: t('file.choose'), name: label })} aria-describedby={described}><Icon name="upload" />{t('file.choose')}</button>
        </p>
      </form>
      <FileRows files={files} name={`${t('file.list')}: ${label}`} />
      <p class="visually-hidden" role="status" data-tell />
    </div>
  );
}

/** What the script says while it sends: it knows no language of its own. */
function uploadWords(t: Translate<KitKey>, { maxBytes, size }: { maxBytes: number; size: string }) {
  return {
    'data-max-bytes': String(maxBytes),
    'data-said-waiting': t('file.waiting'),
    'data-said-uploading': t('file.uploading', { percent: '{percent}' }),
    'data-said-progress': t('file.progress', { name: '{name}' }),
    'data-said-failed': t('file.failed'),
    'data-said-scanning': t('file.scanning'),
    'data-said-offline': t('file.offline'),
    'data-said-pause': t('file.pause'),
    'data-said-paused': t('file.paused'),
    'data-said-resume': t('file.resume'),
    'data-said-retry': t('file.retry'),
    'data-said-removed': t('file.removed', { name: '{name}' }),
    'data-said-named': t('file.named', { action: '{action}', name: '{name}' }),
    'data-said-empty': t('file.empty'),
    'data-said-too-big': t('file.too-big', { limit: size }),
  };
}
