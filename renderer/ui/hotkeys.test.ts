import { expect, test } from 'vitest';
import { keysOf } from './hotkeys.ts';

const pressed = (key: string, code: string, more: Partial<KeyboardEvent> = {}) =>
  keysOf({
    key,
    code,
    keyCode: 0,
    isComposing: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  } as KeyboardEvent);

test('Option+Z of a Mac, which writes Ω, is Alt+Z, and so are digits', () => {
  expect(pressed('Ω', 'KeyZ', { altKey: true })).toBe('alt+z');
  expect(pressed('¡', 'Digit1', { altKey: true })).toBe('alt+1');
  expect(pressed('Dead', 'KeyN', { altKey: true })).toBe('alt+n');
});

test('without Alt the letter written counts, wherever it lies; arrows keep their names', () => {
  expect(pressed('z', 'KeyY', { ctrlKey: true })).toBe('ctrl+z');
  expect(pressed('ArrowUp', 'ArrowUp', { altKey: true })).toBe('alt+arrowup');
});
