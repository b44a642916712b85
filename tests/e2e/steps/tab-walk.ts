import type { CDPSession, Page } from '@playwright/test';

interface Stop {
  readonly what: string;
  readonly seen: boolean;
  /** In another language than the page by what it says of itself. */
  readonly foreign: boolean;
}

/** What the cursor stands on, as the eye sees it, kept in the page for its name; null where it stands on nothing. */
const stopOf = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const kept = window as unknown as { tabStops?: Element[] };
    kept.tabStops = [...(kept.tabStops ?? []), element];
    // Ticks and lists are drawn by what stands around their own, see-through input.
    const drawn = element.closest('.ant-checkbox-wrapper, .ant-select, .ant-segmented-item') ?? element;
    const { left, right, top, bottom, width, height } = drawn.getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const shown = drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const classes = typeof element.className === 'string' ? element.className : '';
    return {
      what: `${element.tagName.toLowerCase()}.${classes.replaceAll(' ', '.')} ${element.id}`,
      seen: inside && shown && width > 4 && height > 4,
      foreign: element.closest('[lang]')?.getAttribute('lang') !== document.documentElement.lang,
    };
  });

/**
 * The names of the stops as a reader of the screen says them; asked for once, for the tree is made anew at every question. Of what a list has
 * taken out meanwhile (it scrolled on) nothing can be said.
 */
async function namesOf(cdp: CDPSession): Promise<string[]> {
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const names = new Map(nodes.map(({ backendDOMNodeId, name }) => [backendDOMNodeId, String(name?.value ?? '')]));
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'window.tabStops.splice(0)' });
  const { result: kept } = await cdp.send('Runtime.getProperties', { objectId: result.objectId!, ownProperties: true });
  const found: string[] = [];
  for (const { name, value } of kept) {
    if (!/^\d+$/.test(name)) continue;
    const { node } = await cdp.send('DOM.describeNode', { objectId: value!.objectId! });
    found[Number(name)] = names.get(node.backendNodeId) ?? '—';
  }
  await cdp.send('Runtime.releaseObject', { objectId: result.objectId! });
  return found;
}

/** Keys and codes that are written so in every language. */
const CODES = /Ctrl|Alt|Enter|Esc|English|\b(?=[A-Z0-9-]*\d)[A-Z0-9-]{8,}/g;
/** More stops than a page has outside its lists. */
const MOST = 120;

/** Goes through a page by Tab from its first stop and names each stop that is out of sight, has no name or no Chinese one. */
export async function wrongTabStops(page: Page, cdp: CDPSession): Promise<string[]> {
  const wrong = new Set<string>();
  // The first stop of every page, wherever the page itself put the cursor.
  await page.locator('.skip').focus();
  const stops: Stop[] = [];
  while (stops.length < MOST) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (stop === null) break;
    stops.push(stop);
  }
  if (stops.length < 5) return [`only ${stops.length} stops`];
  const names = await namesOf(cdp);
  for (const [at, { what, seen, foreign }] of stops.entries()) {
    const name = foreign ? '—' : (names[at] ?? '');
    if (!seen) wrong.add(`not to be seen: ${what} “${name}”`);
    if (name.trim() === '') wrong.add(`has no name: ${what}`);
    if (/[a-z]{3,}/i.test(name.replace(CODES, '')) && !/[\u4e00-\u9fff]/.test(name))
      wrong.add(`not in the language of the page: ${what} “${name}”`);
  }
  return [...wrong];
}
