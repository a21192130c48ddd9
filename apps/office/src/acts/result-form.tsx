import { csrfField } from '@motcua/auth/sign-in';
import { formatBytes } from '@motcua/ui/format';
import { FieldError } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { ActProps } from './act-form.tsx';
import { wrongAt } from './act-fields.tsx';
import { accepted, mostBytes } from './result-upload.ts';

/** A form of its own, because a file travels otherwise than words. The hidden fields stand first: they are read before the file. */
export function ResultForm(props: ActProps) {
  const { visit, view, page: { opened } } = props;
  const { t, lang } = visit;
  const error = wrongAt(props, 'file');
  const described = ['file-hint', error ? 'file-error' : ''].filter(Boolean).join(' ');
  return (
    <form class="compose" id="act" method="post" encType="multipart/form-data" action={addresses.act(view.status.id, 'attach-result')} aria-labelledby="act-title">
      <h2 id="act-title">{t('act.attach-result')}</h2>
      <input type="hidden" name={csrfField} value={visit.csrf} />
      <input type="hidden" name="version" value={String(opened.version)} />
      <input type="hidden" name="key" value={opened.key} />
      {view.result && <p>{t('result.replaces', { name: view.result.name })}</p>}
      <div class={error ? 'field wrong' : 'field'}>
        <label for="file">{t('result.file')}</label>
        <p class="hint" id="file-hint">{t('result.hint', { size: formatBytes(lang, mostBytes) })}</p>
        <FieldError id="file" error={error} />
        <input type="file" id="file" name="file" accept={accepted} aria-describedby={described} {...(error ? { 'aria-invalid': 'true' as const } : {})} />
      </div>
      <Button tone="primary" fill="wide" icon="upload" once>{t('send.attach-result')}</Button>
    </form>
  );
}
