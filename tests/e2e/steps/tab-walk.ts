import type { CDPSession, Page } from '@playwright/test';

interface Stop {
  readonly what: string;
  readonly name: string;
  readonly seen: boolean;
}

/** What the cursor stands on, as a reader of the screen names it and as the eye sees it; null where it stands on nothing. */
async function stopOf(page: Page, cdp: CDPSession): Promise<Stop | null> {
  const found = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    // Ticks and lists are drawn by what stands around their own, see-through input.
    const drawn = element.closest('.ant-checkbox-wrapper, .ant-select, .ant-segmented-item') ?? element;
    const { left, right, top, bottom, width, height } = drawn.getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const shown = drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const foreign = element.closest('[lang]')?.getAttribute('lang') !== document.documentElement.lang;
    const classes = typeof element.className === 'string' ? element.className : '';
    return {
      what: `${element.tagName.toLowerCase()}.${classes.replaceAll(' ', '.')} ${element.id}`,
      seen: inside && shown && width > 4 && height > 4,
      foreign,
    };
  });
  if (found === null) return null;
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await cdp.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId!,
    fetchRelatives: false,
  });
  const name = String(nodes[0]?.name?.value ?? '');
  return { what: found.what, seen: found.seen, name: found.foreign ? '—' : name };
}

/** Keys and codes that are written so in every language. */
const CODES = /Ctrl|Alt|Enter|Esc|English/g;
/** More stops than a page has outside its lists. */
const MOST = 120;

/** Goes through a page by Tab from its first stop and names each stop that is out of sight, has no name or no Chinese one. */
export async function wrongTabStops(page: Page, cdp: CDPSession): Promise<string[]> {
  const wrong = new Set<string>();
  // The first stop of every page, wherever the page itself put the cursor.
  await page.locator('.skip').focus();
  let stops = 0;
  for (; stops < MOST; stops++) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page, cdp);
    if (stop === null) break;
    const { what, name, seen } = stop;
    if (!seen) wrong.add(`not to be seen: ${what} “${name}”`);
    if (name.trim() === '') wrong.add(`has no name: ${what}`);
    if (/[a-z]{3,}/i.test(name.replace(CODES, '')) && !/[\u4e00-\u9fff]/.test(name))
      wrong.add(`not in the language of the page: ${what} “${name}”`);
  }
  if (stops < 5) wrong.add(`only ${stops} stops`);
  return [...wrong];
}
