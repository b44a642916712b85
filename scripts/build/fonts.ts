import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.ts';

/** The Chinese font for prints, out of its npm package (SIL Open Font License). */
export async function copyFonts(): Promise<void> {
  const from = join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  mkdirSync(join(root, 'dist', 'fonts'), { recursive: true });
  copyFileSync(
    join(from, '400Regular', 'NotoSansSC_400Regular.ttf'),
    join(root, 'dist', 'fonts', 'NotoSansSC-Regular.ttf'),
  );
}
