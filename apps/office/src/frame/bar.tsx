import { Csrf } from '@motcua/pages/csrf';
import { Brand, LanguageLinks } from '@motcua/ui/frame/citizen';
import type { SwitchLanguage } from '@motcua/ui/frame/citizen';
import { Icon } from '@motcua/ui/icon';
import type { Site } from '@motcua/ui/site';
import { kitWords } from '@motcua/ui/words';
import { addresses } from '../addresses.ts';
import { editsCatalogue } from '../designer/administrator.ts';
import { organises } from '../organisation/organiser.ts';
import { sayIn } from '../organisation/words.ts';
import { rolesInWords } from './roles.ts';
import type { Room, Visit } from './visit.ts';

export interface BarProps {
  readonly visit: Visit & Pick<Room, 'unread'>;
  readonly site: Site;
  readonly switchLanguage: SwitchLanguage;
  /** What was asked, on the page that answers it. */
  readonly sought?: string | undefined;
}

/** The dark bar of the kit, with a search that is a post: names and numbers are personal data, and addresses are logged and kept by browsers. */
export function Bar({ visit, site, switchLanguage, sought }: BarProps) {
  const { t, person, lang, unread } = visit;
  return (
    <header class="office-bar">
      <Brand site={site} />
      <form role="search" method="post" action={addresses.find}>
        <Csrf visit={visit} />
        <label class="visually-hidden" for="find">{kitWords(lang)('office.find')}</label>
        <input id="find" name="q" type="search" autocomplete="off" spellcheck={false} maxLength={200} placeholder={t('find.example')} value={sought} />
      </form>
      {person && editsCatalogue(person) && <a class="bar-link" href={addresses.designer}>{t('design.catalogue')}</a>}
      {person?.roles.some((role) => registrars.has(role)) && <a class="bar-link" href={addresses.register}>{t('terms.register')}</a>}
      {person && organises(person) && <a class="bar-link" href={addresses.organisation}>{sayIn(lang)('title')}</a>}
      {unread !== undefined && <Bell label={t('notices.bell', { n: unread })} unread={unread} />}
      <span class="languages"><LanguageLinks switchLanguage={switchLanguage} /></span>
      {person && <a class="who" href={addresses.account}><Icon name="person" /><span>{person.name || t('account.nameless')}<small>{rolesInWords(t, person.roles)}</small></span></a>}
    </header>
  );
}

/** Who may print the register of the agency. */
const registrars = new Set(['receptionist', 'head', 'leader']);

/** How much is new, in words for those who do not see the number. */
const Bell = ({ label, unread }: { readonly label: string; readonly unread: number }) => (
  <a class="icon-link" href={addresses.notices} aria-label={label}><Icon name="bell" />{unread > 0 && <sup aria-hidden="true">{unread < 100 ? unread : '99+'}</sup>}</a>
);
