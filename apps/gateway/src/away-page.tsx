import { messagesFor } from '@motcua/ui/messages';
import { Page, renderPage } from '@motcua/ui/page';
import { siteOf } from '@motcua/ui/site';
import { catalogues } from './messages.ts';

/** When a service behind the gateway is away: both languages at once, because nobody is there to ask which. */
export function awayPage(): string {
  const site = siteOf('vi', { home: '/' });
  const vi = messagesFor('vi', catalogues);
  const en = messagesFor('en', catalogues);
  return renderPage(
    <Page lang="vi" title={vi('away.title')} room="plain" site={site} switchLanguage={{ vi: '/?lang=vi', en: '/?lang=en' }}>
      <h1>{vi('away.title')}</h1>
      <p>{vi('away.said')}</p>
      <p>{vi('away.help')}</p>
      <div lang="en">
        <h2>{en('away.title')}</h2>
        <p>{en('away.said')}</p>
        <p>{en('away.help')}</p>
      </div>
    </Page>,
  );
}
