import { expect, type Page } from '@playwright/test';

/** What a page of the desktop must never be able to do, whatever got into it. */
export async function expectLockedWindow(page: Page): Promise<void> {
  const address = page.url();
  const inPage = await page.evaluate(async () => {
    const globals = globalThis as unknown as Record<string, unknown>;
    const outside = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'blocked',
    );
    const clipboard = await navigator.clipboard.readText().then(
      () => 'granted',
      (error: Error) => error.name,
    );
    return {
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globals),
      desktop: Object.keys((globals.zhanting as object | undefined) ?? {}).sort(),
      outside,
      clipboard,
      notifications: await Notification.requestPermission(),
      location: await new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code === 1 ? 'denied' : `error ${code}`),
        ),
      ),
      opened: window.open('https://example.com/') === null ? 'blocked' : 'opened',
    };
  });
  expect(inPage).toEqual({
    node: [],
    desktop: ['platform', 'save'],
    outside: 'blocked',
    clipboard: 'NotAllowedError',
    notifications: 'granted',
    location: 'denied',
    opened: 'blocked',
  });

  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);

  const policy = await page.evaluate(async () => {
    const { headers } = await fetch('/');
    return headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  // Later, because the debugger lets code made from text through while it evaluates.
  const scripted = await page.evaluate(
    () =>
      new Promise<unknown>((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return 1')());
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      ),
  );
  expect(scripted).toBe('EvalError');
}
