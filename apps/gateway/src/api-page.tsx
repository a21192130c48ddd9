import { messagesFor } from '@motcua/ui/messages';
import { Page, renderPage } from '@motcua/ui/page';
import { siteOf } from '@motcua/ui/site';
import type { ApiDocument } from './api-document.ts';
import { catalogues } from './messages.ts';

interface Operation {
  summary?: string;
}

/** One row per address and method, in the order of the paths. */
const operationsOf = ({ paths }: ApiDocument) =>
  Object.entries(paths as Record<string, Record<string, Operation>>)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, { summary = '' }]) => ({ path: `/api${path}`, method: method.toUpperCase(), summary })))
    .sort((a, b) => a.path.localeCompare(b.path));

export function apiPage(document: ApiDocument, lang: 'vi' | 'en'): string {
  const t = messagesFor(lang, catalogues);
  return renderPage(
    <Page lang={lang} title={t('api.title')} room="citizen" site={siteOf(lang, { home: '/' })} switchLanguage={{ vi: '/api?lang=vi', en: '/api?lang=en' }}>
      <h1>{t('api.title')}</h1>
      <p>{t('api.intro')}</p>
      <ul>
        <li><a href="/api/openapi.json">{t('api.openapi')}</a></li>
        <li><a href="/api/asyncapi.json">{t('api.asyncapi')}</a></li>
      </ul>
      <h2>{t('api.operations')}</h2>
      <table class="table dense stacks">
        <thead>
          <tr><th scope="col">{t('api.method')}</th><th scope="col">{t('api.path')}</th><th scope="col">{t('api.summary')}</th></tr>
        </thead>
        <tbody>
          {operationsOf(document).map(({ path, method, summary }) => (
            <tr>
              <td data-label={t('api.method')}>{method}</td>
              <td data-label={t('api.path')}><code>{path}</code></td>
              <td data-label={t('api.summary')} lang="en">{summary}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>,
  );
}
