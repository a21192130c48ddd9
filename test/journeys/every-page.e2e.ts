import { expect, it } from '@jest/globals';
import { aDaysWork } from './a-days-work.ts';
import { agency, procedureId } from './a-household-registration.ts';
import { Visitor } from './a-visitor.ts';
import { apiOf, aSubmittedDossier } from './an-api.ts';
import { officePages } from './office-pages.ts';
import { type Account, hanh } from './people.ts';
import { storiesWithBrowser } from './stories.ts';

const forAnybody = ['/', '/thu-tuc', '/thu-tuc?q=xay+dung', `/thu-tuc/${procedureId}`, '/thu-tuc/construction-permit-house', '/thu-tuc/birth-registration', '/su-kien/start-a-business', '/co-quan', '/co-quan/000.12.35.H29', '/tra-cuu', '/khong-co-trang-nay', '/api'];
const formPages = ['owner', 'premises', 'business-lines', 'founders', 'commitments'];

async function aDraft(): Promise<string> {
  const { body } = await (await apiOf(hanh)).send('/drafts', { json: { procedureId, agency } });
  return String(body['id']);
}

/** Every page looks at itself on arrival: axe, width, console. The story is only the way around. */
storiesWithBrowser.each([
  ['in Vietnamese, wide', { lang: 'vi', width: 1280 }],
  ['in Vietnamese on the smallest phone', { lang: 'vi', width: 320 }],
  ['in English on the smallest phone', { lang: 'en', width: 320 }],
] as const)('Every page %s', (_, habits) => {
  it('serves everybody: WCAG 2.2 AA, no sideways scrolling, nothing in the console', async () => {
    const visitor = await Visitor.with(habits);
    for (const path of forAnybody) await visitor.goesTo(path);
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe(habits.lang);
    await visitor.leaves();
  });

  it('serves citizens with a draft and a dossier', async () => {
    const [draft, { id }] = await Promise.all([aDraft(), aSubmittedDossier(hanh)]);
    const citizen = await Visitor.with(habits);
    await citizen.goesTo('/auth/sign-in?next=/ho-so');
    await citizen.signsIn(hanh);
    const ownPages = ['/', '/ho-so', `/ho-so/${id}`, `/ho-so/${id}/da-nop`, `/ban-nhap/${draft}`, `/ban-nhap/${draft}/giay-to`, `/ban-nhap/${draft}/kiem-tra`];
    for (const path of ownPages) await citizen.goesTo(path);
    for (const section of formPages) await citizen.goesTo(`/ban-nhap/${draft}/${section}`);
    await citizen.presses(citizen.say.portal('section.continue'));
    expect(await citizen.page.locator('.error-summary').isVisible()).toBe(true);
    await citizen.leaves();
  });
});

/** Each is fetched once a language and looked at in two widths, at two desks at a time, each with one sign-in. */
storiesWithBrowser('Every page of the office', () => {
  it('is whole in Vietnamese and English, wide and on the smallest phone', async () => {
    const desks = [...officePages(await aDaysWork())];
    const complaints: string[] = [];
    const walk = async (): Promise<void> => {
      for (let desk = desks.shift(); desk; desk = desks.shift()) complaints.push(...(await walkAround(...desk)));
    };
    await Promise.all([walk(), walk()]);
    expect(complaints).toEqual([]);
  }, 600_000);
});

/** In English one of them stands for all: they differ by a heading. */
const isOneOfManyQueues = (path: string) => /queue=(?!all$)/.test(path);

async function walkAround(account: Account, paths: readonly string[]): Promise<string[]> {
  const official = await Visitor.with();
  await official.goesTo('/office/tai-khoan');
  await official.signsIn(account);
  for (const path of paths) {
    await official.looksAt(path, 'vi', [1280, 320]);
    if (!isOneOfManyQueues(path)) await official.looksAt(path, 'en', [1280, 320]);
  }
  await official.closes();
  return official.complaints;
}
