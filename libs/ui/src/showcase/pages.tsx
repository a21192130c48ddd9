import { Door } from '../art.tsx';
import { Icon, Pictogram, iconNames, pictogramNames } from '../icon.tsx';
import { BigKeys, Keypad } from '../kiosk.tsx';
import type { Lang } from '../messages.tsx';
import { Page, renderPage } from '../page.tsx';
import { Section } from '../piece/card.tsx';
import { Search } from '../piece/search.tsx';
import { Sheet } from '../sheet.tsx';
import { siteOf } from '../site.tsx';
import type { Routes } from '../site.tsx';
import { CitizenPieces } from './citizen-pieces.tsx';
import { FormPieces } from './form-pieces.tsx';
import { OfficePieces } from './office-pieces.tsx';
import { sayIn } from './say.tsx';
import type { Say } from './say.tsx';

const routes: Routes = { home: '/', procedures: '/procedures', lookup: '/lookup', dossiers: '/dossiers', feedback: '/feedback', accessibility: '/accessibility', privacy: '/privacy' };
const switchLanguage = { vi: '?lang=vi', en: '?lang=en' };

export const showcaseNames = ['citizen', 'form', 'office', 'paper'] as const;
export type ShowcaseName = (typeof showcaseNames)[number];

/** Every piece of the kit, as four whole pages; what developers look at and axe checks. */
export function showcase(name: ShowcaseName, lang: Lang): string {
  return renderPage(pages[name](sayIn(lang)));
}

const pages = {
  citizen: (say: Say) => (
    <Page lang={say.lang} room="citizen" wide title={say('Bộ thành phần', 'The kit')} site={siteOf(say.lang, routes)} switchLanguage={switchLanguage} current="lookup" account={{ name: 'Minh Hạnh', href: '#me' }}>
      <Hero say={say} />
      <div class="page"><CitizenPieces say={say} /><Icons say={say} /><Kiosk say={say} /></div>
    </Page>
  ),
  form: (say: Say) => (
    <Page lang={say.lang} room="citizen" title={say('Tờ khai', 'Form')} hasErrors site={siteOf(say.lang, routes)} switchLanguage={switchLanguage} signInHref="/sign-in" back={{ href: '/' }}>
      <h1>{say('Tờ khai và giấy tờ', 'Form and papers')}</h1><FormPieces say={say} />
    </Page>
  ),
  office: (say: Say) => (
    <Page lang={say.lang} room="office" title={say('Hàng việc', 'Queues')} site={{ ...siteOf(say.lang, { home: '/office' }), service: say('UBND quận Bình Thạnh', 'Bình Thạnh district') }} switchLanguage={switchLanguage} current="mine"
      account={{ name: 'Trần Quốc Bảo', href: '#me', detail: say('Chuyên viên', 'Specialist'), signOutHref: '#out' }}
      office={{ find: { action: '#find' }, notices: { href: '#notices', count: 3 }, queues: [{ heading: say('Hàng việc', 'Queues'), queues: [{ key: 'mine', href: '#m', label: say('Của tôi', 'Mine'), count: 14 }, { key: 'overdue', href: '#o', label: say('Quá hạn', 'Overdue'), count: 2, urgent: true }] }] }}>
      <OfficePieces say={say} />
    </Page>
  ),
  paper: (say: Say) => (
    <Page lang={say.lang} room="bare" theme="light" title={say('Giấy tiếp nhận', 'Receipt slip')} site={siteOf(say.lang, routes)} switchLanguage={switchLanguage}>
      <main class="desk">
        <Sheet formName="Mẫu số 01" agency={['ỦY BAN NHÂN DÂN', 'QUẬN BÌNH THẠNH']} unit={['BỘ PHẬN TIẾP NHẬN', 'VÀ TRẢ KẾT QUẢ']} number="Số: 1042/TNHS" dated="Bình Thạnh, ngày 24 tháng 11 năm 2026"
          title="GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" under="Mã hồ sơ: 000.12.35.H29-261124-0042" signs={[{ role: 'NGƯỜI NỘP HỒ SƠ', how: '(Ký và ghi rõ họ tên)', name: 'Nguyễn Thị Minh Hạnh' }, { role: 'NGƯỜI TIẾP NHẬN', how: '(Ký và ghi rõ họ tên)' }]}>
          <p>Đã tiếp nhận hồ sơ của: <b>Bà NGUYỄN THỊ MINH HẠNH</b></p>
        </Sheet>
      </main>
    </Page>
  ),
} satisfies Record<ShowcaseName, (say: Say) => unknown>;

function Hero({ say }: { say: Say }) {
  return (
    <section class="hero" aria-labelledby="hello">
      <div class="page">
        <div class="words">
          <h1 id="hello">{say('Mọi thủ tục,', 'Every procedure,')}<br />{say('qua một cửa.', 'through one door.')}</h1>
          <p class="lead">{say('Tìm, nộp và theo dõi hồ sơ. Bất cứ lúc nào, trên mọi thiết bị.', 'Find, apply and track. At any time, on any device.')}</p>
          <Search action="#s" label={say('Ông/bà cần làm thủ tục gì?', 'What do you need?')} hint={say('Gõ có dấu hay không dấu đều được.', 'With or without accents.')} button={say('Tìm thủ tục', 'Find')} />
        </div>
        <Door />
      </div>
    </section>
  );
}

function Icons({ say }: { say: Say }) {
  return (
    <Section id="icons" title={say('Hình', 'Icons')}>
      <p class="row">{iconNames.map((name) => <Icon name={name} />)}</p>
      <p class="row">{pictogramNames.map((name) => <Pictogram name={name} />)}</p>
    </Section>
  );
}

function Kiosk({ say }: { say: Say }) {
  return (
    <Section id="kiosk" title={say('Ki-ốt', 'Kiosk')}>
      <div class="grid">
        <form class="stack entry" method="post" action="#keys" aria-label={say('Số tra cứu', 'Look-up number')}><Keypad typed="4207" length={8} /></form>
        <BigKeys keys={[{ href: '#t', label: say('Lấy số thứ tự', 'Take a ticket'), icon: 'ticket' }]} />
      </div>
    </Section>
  );
}
