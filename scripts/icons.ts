/** `node scripts/icons.ts`: draws every icon file in `resources/icons` from `icon.svg`, after that drawing changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from './chromium.ts';
import { root } from './process.ts';

const folder = join(root, 'resources', 'icons');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const TONES = { grey: '#8a9699', amber: '#e09c1f', green: '#3a9d4e', red: '#d23c3c' };

const marked = (colour: string) =>
  drawing.replace('</svg>', `<circle cx="25" cy="25" r="7" fill="${colour}" stroke="#fff" stroke-width="1.5"/></svg>`);

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** A Windows icon: a directory of 16 bytes an image, then the images as PNG. */
function ico(images: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, i) => {
    const at = 6 + 16 * i;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
const page = await browser.newPage();
writeFileSync(join(folder, 'icon.png'), await draw(page, drawing, 512));
const sizes: { size: number; png: Buffer }[] = [];
for (const size of [16, 24, 32, 48, 64, 128, 256]) sizes.push({ size, png: await draw(page, drawing, size) });
writeFileSync(join(folder, 'icon.ico'), ico(sizes));
for (const [tone, colour] of Object.entries(TONES)) {
  writeFileSync(join(folder, `tray-${tone}.png`), await draw(page, marked(colour), 16));
  writeFileSync(join(folder, `tray-${tone}@2x.png`), await draw(page, marked(colour), 32));
}
await browser.close();
