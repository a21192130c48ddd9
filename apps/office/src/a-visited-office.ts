import { executablePath } from '@motcua/testing/inspected-page';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { aRunningOffice, signedIn, type RunningOffice } from './a-running-office.ts';

type Office = Parameters<typeof aRunningOffice>;
interface Visit {
  readonly width?: number;
  /** False for somebody whose browser runs none. */
  readonly script?: boolean;
  readonly as?: Parameters<typeof signedIn>[1];
}

/** A running office and a browser in front of it. */
export class VisitedOffice {
  private constructor(
    private readonly office: RunningOffice,
    private readonly browser: Browser,
    /** Where its pages are, without a slash at the end. */
    readonly base: string,
  ) {}

  static async open(...about: Office): Promise<VisitedOffice> {
    const office = await aRunningOffice(...about);
    const base = (await office.app.getUrl()).replace('[::1]', '127.0.0.1');
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] }).catch(async (error: unknown) => {
      await office.close();
      throw error;
    });
    return new VisitedOffice(office, browser, base);
  }

  /** An official who has signed in, before an empty window. */
  async visitor({ width = 1280, script = true, as }: Visit = {}): Promise<{ context: BrowserContext; page: Page }> {
    const context = await this.browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script });
    const [name = '', value = ''] = signedIn(this.office, as).split('=');
    await context.addCookies([{ name, value, url: this.base }]);
    return { context, page: await context.newPage() };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
  }
}
