import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Written, WrittenPage } from './a-household-registration.ts';
import { system } from './a-system.ts';
import type { Account } from './people.ts';
import { faultsInWords } from './words-in-sight.ts';
import { wordsOf, type Lang } from './words.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const accessibilityRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Habits { lang?: Lang; script?: boolean; width?: number }

let browser: Promise<Browser> | undefined;
const connected = () => (browser ??= chromium.connect(system.browser ?? ''));

/** A page that has been looked at once, in a language and a width, need not be looked at again in this file. */
const examined = new Set<string>();

/** Someone with a browser: reads words, presses buttons, and minds every fault of every page on the way. */
export class Visitor {
  /** Script errors, refused resources, broken answers: all that a developer would see in the console. */
  readonly complaints: string[] = [];
  readonly say;

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly lang: Lang,
    private readonly script: boolean,
  ) {
    this.say = { portal: wordsOf('apps/portal', lang), office: wordsOf('apps/office', lang), identity: wordsOf('apps/identity', lang), kit: wordsOf('libs/ui', lang) };
    page.on('console', (message) => void (message.type() === 'error' && !isAnsweredNo(message.text()) && this.complaints.push(message.text())));
    page.on('pageerror', (error) => void this.complaints.push(error.message));
    page.on('response', (answer) => {
      const isPage = ['document', 'fetch', 'xhr'].includes(answer.request().resourceType());
      if (answer.status() >= (isPage ? 500 : 400)) this.complaints.push(`${answer.status()} ${answer.url()}`);
    });
  }

  static async with({ lang = 'vi', script = true, width = 1280 }: Habits = {}): Promise<Visitor> {
    const context = await (await connected()).newContext({ javaScriptEnabled: script, viewport: { width, height: 900 }, locale: lang });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return new Visitor(page, context, lang, script);
  }

  /** Another window of the same browser: same account, same cookies. */
  async opensAnotherWindow(): Promise<Visitor> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(20_000);
    return new Visitor(page, this.context, this.lang, this.script);
  }

  async goesTo(path: string): Promise<void> {
    const url = new URL(path, system.publicUrl);
    if (this.lang === 'en') url.searchParams.set('lang', 'en');
    await this.page.goto(url.href);
    await this.arrives();
  }

  /** Presses what leads to another page. */
  async presses(what: string | Locator): Promise<void> {
    const button = typeof what === 'string' ? this.pressable(what) : what;
    await Promise.all([this.page.waitForEvent('load'), button.click()]);
    await this.arrives();
  }

  /** A button or a link by its words; the first one where a page offers it twice. */
  pressable(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true }).or(this.page.getByRole('link', { name, exact: true })).first();
  }

  async sees(...words: string[]): Promise<void> {
    for (const each of words) await this.page.getByText(each).first().waitFor();
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  async signsIn({ username, password }: Account): Promise<void> {
    await this.page.fill('#login', username);
    await this.page.fill('#password', password);
    await this.presses(this.say.identity('sign-in.do'));
  }

  /** Whatever the fields are: text, dates in three boxes, choices, addresses, rows of a list. */
  async fillsIn(page: WrittenPage): Promise<void> {
    for (const [field, value] of Object.entries(page)) await this.writes(field, value);
  }

  private async writes(field: string, value: Written): Promise<void> {
    if (Array.isArray(value)) return this.writesRows(field, value);
    if (typeof value === 'object') return this.fillsIn(within(field, value as WrittenPage));
    const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value));
    if (date) return this.fillsIn(within(field, { day: Number(date[3]), month: Number(date[2]), year: Number(date[1]) }));
    await this.writesOne(field, String(value));
  }

  private async writesRows(field: string, rows: readonly WrittenPage[]): Promise<void> {
    for (const [index, row] of rows.entries()) {
      const first = this.page.locator(`[name="${field}.${index}.${Object.keys(row)[0]}"]`).first();
      if ((await first.count()) === 0) {
        const add = this.page.locator(`button[name="add"][value="${field}"]`);
        await (this.script ? add.click() : this.presses(add));
      }
      await this.fillsIn(within(`${field}.${index}`, row));
    }
  }

  private async writesOne(name: string, value: string): Promise<void> {
    const controls = this.page.locator(`[name="${name}"]`);
    const kind = await controls.first().evaluate((control) => (control as HTMLInputElement).type);
    if (kind === 'radio') await this.page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === 'checkbox') await controls.first().setChecked(value === 'true');
    else if (kind === 'select-one') await controls.selectOption(value);
    else await controls.fill(value);
  }

  /** Waits until the page is what it is going to be, then looks at it as an inspector would. */
  private async arrives(): Promise<void> {
    if (!this.script) return;
    await this.page.locator('html[data-ready]').waitFor({ state: 'attached' });
    const width = this.page.viewportSize()?.width ?? 0;
    const kind = `${this.path().replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{43}/g, ':id')} ${this.lang} ${width} ${await this.page.title()}`;
    if (examined.has(kind)) return;
    examined.add(kind);
    await this.examines(kind, width);
  }

  /** One page in a language, fetched once and looked at in several widths; one of its kind also as an inspector would, in the last of them. */
  async looksAt(path: string, lang: Lang, widths: readonly number[]): Promise<void> {
    const url = new URL(path, system.publicUrl);
    url.searchParams.set('lang', lang);
    await this.page.goto(url.href);
    await this.page.locator('html[data-ready]').waitFor({ state: 'attached' });
    const kind = `${path} ${lang}`;
    for (const width of widths) {
      await this.page.setViewportSize({ width, height: 900 });
      await this.minds(kind, width);
    }
    this.complaints.push(...(await faultsInWords(this.page, lang)).map((fault) => `${kind}: ${fault}`));
    // In the other language it is built of the same pieces, and queues are all alike.
    const pieces = path.replace(/queue=.*/, 'queue');
    if (examined.has(pieces)) return;
    examined.add(pieces);
    await this.inspects(kind);
  }

  private async examines(kind: string, width: number): Promise<void> {
    await this.minds(kind, width);
    await this.inspects(kind);
  }

  private async minds(kind: string, width: number): Promise<void> {
    const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) this.complaints.push(`${kind}: scrolls ${overflow} px sideways at ${width}`);
  }

  private async inspects(kind: string): Promise<void> {
    await this.page.evaluate(axe);
    const violations = await this.page.evaluate(async (values) => {
      const inspector = (window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe;
      const result = await inspector.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary})`).join(' · ')}`);
    }, accessibilityRules);
    this.complaints.push(...violations.map((violation) => `${kind}: ${violation}`));
  }

  async closes(): Promise<void> {
    await this.context.close();
  }

  /** The end of a story: nothing was wrong with any page on the way. */
  async leaves(): Promise<void> {
    await this.closes();
    expect(this.complaints).toEqual([]);
  }
}

const within = (field: string, parts: WrittenPage): WrittenPage => Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${field}.${part}`, value]));

/** The browser writes a line for each page that answers "not found" or "changed meanwhile"; those are answers, not faults. */
const isAnsweredNo = (line: string) => /^Failed to load resource: the server responded with a status of 4\d\d/.test(line);

