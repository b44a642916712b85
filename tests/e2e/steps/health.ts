import { expect, type Page } from '@playwright/test';

/** Notes everything a page complains about in the console, blocked by the content security policy included. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Every word a person may read or hear on the page. */
const wordsOf = (page: Page) =>
  page.evaluate(() => {
    const spoken = ['aria-label', 'placeholder', 'title'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, ...spoken].join('\n');
  });

/** Texts in the reader's language only: no key of a catalogue, no unfilled place, no machine's word. */
export async function expectRealWords(page: Page): Promise<void> {
  const words = await wordsOf(page);
  expect(words.match(/(?<![\w/@.:-])(?!e\.g\.)[a-z][a-zA-Z]*[.:][a-z][a-zA-Z.]+(?![\w/])/g) ?? []).toEqual([]);
  expect(words.match(/\{\{|\}\}|undefined|\bNaN\b|\[object|\bnull\b/g) ?? []).toEqual([]);
}

/** The page stands inside the window; only lists may move sideways, in their own frame. */
export async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(wide).toBe(0);
}
