import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { preferencesIn } from './preferences.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhanting-preferences-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was chosen is there after a restart; when it cannot be written, it holds until then and nobody is disturbed', () => {
  preferencesIn(folder).save({ onClose: 'tray' });
  expect(preferencesIn(folder).read()).toEqual({ onClose: 'tray' });
  const preferences = preferencesIn(folder);
  rmSync(folder, { recursive: true });
  preferences.save({ language: 'en' });
  expect(preferences.read()).toEqual({ onClose: 'tray', language: 'en' });
});
