import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Lang } from './words.ts';

const root = new URL('../../', import.meta.url);

/** Every message of every room in a language, as it is written. */
function messagesIn(lang: Lang): Set<string> {
  const folders = ['apps/office/messages/', 'apps/portal/messages/', 'libs/ui/messages/'].map((path) => new URL(path, root));
  const deeper = folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => new URL(`${name}/`, folder)));
  const all = [...folders, ...deeper].map((folder) => JSON.parse(readFileSync(new URL(`${lang}.json`, folder), 'utf8')) as Record<string, string>);
  return new Set(all.flatMap((messages) => Object.values(messages)).map((text) => text.trim()));
}

const messages = { vi: messagesIn('vi'), en: messagesIn('en') };
const other = { vi: 'en', en: 'vi' } as const;
/** A language is named in itself, whatever the page is in. */
const ownNames = new Set(['English', 'Tiếng Việt']);
/** What a message looks like whose figures, key or value were not there. */
const unfilled = /\{\w+[,}]|\bundefined\b|\bNaN\b|\[object |\bInvalid Date\b/;

/** What stands on a page in the other language or unfilled, and a second red button. */
export async function faultsInWords(page: Page, lang: Lang): Promise<string[]> {
  const { texts, primaries } = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest('script, style, [lang]:not(html), .languages') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.textContent?.trim() ?? '');
    const red = Array.from(document.querySelectorAll<HTMLElement>('.btn.primary')).filter((button) => button.checkVisibility());
    return { texts: found, primaries: red.map((button) => button.innerText) };
  });
  const foreign = texts.filter((text) => text.length > 3 && !ownNames.has(text) && messages[other[lang]].has(text) && !messages[lang].has(text));
  const broken = texts.filter((text) => unfilled.test(text));
  return [...new Set([...foreign.map((text) => `"${text}" is not said in this language`), ...broken.map((text) => `"${text}" lacks something`), ...(primaries.length > 1 ? [`two red buttons: ${primaries.join(' · ')}`] : [])])];
}
