import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder } from '../../tests/harness/processes.ts';
import { createLogger } from './logger.ts';

test.skipIf(!existsSync('/dev/full'))(
  'a log that finds its disk full does not end the app, and goes on once there is room',
  async () => {
    const { dir, remove } = tempFolder();
    const file = join(dir, 'zhanting.log');
    symlinkSync('/dev/full', file);
    const died: unknown[] = [];
    const noteDeath = (error: unknown) => void died.push(error);
    process.on('uncaughtException', noteDeath);
    const log = createLogger(dir);
    for (let line = 0; line < 3; line += 1) {
      log.info('lost');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    rmSync(file);
    await vi.waitFor(() => {
      log.info('kept');
      expect(readFileSync(file, 'utf8')).toContain('"msg":"kept"');
    });
    process.off('uncaughtException', noteDeath);
    expect(died).toEqual([]);
    remove();
  },
);
