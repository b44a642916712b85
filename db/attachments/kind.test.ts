import { expect, test } from 'vitest';
import { kindOf } from './kind.ts';
import { attachmentName, tidyName } from './model.ts';

const text = (value: string) => new TextEncoder().encode(value);

test('a file is what its bytes say', () => {
  expect(kindOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]))).toBe('image/jpeg');
  expect(kindOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png');
  expect(kindOf(text('RIFF0000WEBPVP8 '))).toBe('image/webp');
  expect(kindOf(text('\n%PDF-1.7 …'))).toBe('application/pdf');
  for (const other of ['', 'MZ\u0090', 'RIFF0000AVI ', '<html>%PDF', 'GIF89a', 'PK\u0003\u0004'])
    expect(kindOf(text(other)), other).toBeNull();
});

test('a name never carries a folder or an ending that lies', () => {
  expect(tidyName('C:\\用户\\合同.pdf', 'application/pdf')).toBe('合同.pdf');
  expect(tidyName('../../etc/合同.exe', 'application/pdf')).toBe('合同.exe.pdf');
  expect(tidyName('IMG_2041.JPEG', 'image/jpeg')).toBe('IMG_2041.JPEG');
  expect(tidyName('a\u202egpj.exe', 'image/png')).toBe('agpj.exe.png');
  expect(tidyName('', 'image/webp')).toBe('附件.webp');
  const long = tidyName(`${'行驶证'.repeat(80)}.jpg`, 'image/jpeg');
  expect(attachmentName.safeParse(long).success).toBe(true);
  expect(long.endsWith('.jpg')).toBe(true);
});
