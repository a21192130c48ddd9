import type { Page } from 'playwright-core';

/** Hands on a keyboard and nowhere else: every press is counted, and what is typed at once is typed at once. */
export class Keyboard {
  presses = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.presses += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.presses += text.length;
  }

  /** A scanner: one pull of its trigger, whatever it types. */
  async scan(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    this.presses += 1;
  }

  /** Tabs on until the cursor is in that field. */
  async reach(name: string): Promise<void> {
    for (let tabs = 0; tabs < 150; tabs += 1) {
      const here = await this.page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '');
      if (here === name) return;
      await this.press('Tab');
    }
    throw new Error(`no number of tabs leads to ${name}`);
  }

  async fill(name: string, text: string): Promise<void> {
    await this.reach(name);
    await this.type(text);
  }

  /** The nth button of a group that the cursor comes to. */
  async choose(name: string, nth: number): Promise<void> {
    await this.reach(name);
    await this.press('Space');
    for (let at = 1; at < nth; at += 1) await this.press('ArrowDown');
  }

  /** What leads to another page. */
  async leaves(keys: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), keys()]);
    await this.page.locator('html[data-ready]').waitFor({ state: 'attached' });
  }
}
