import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { freePort, tempFolder } from '../harness/processes.ts';
import { resourcesOf, unpacked } from './packed-app.ts';

test.skip(unpacked === null, 'nothing is packed (npm run pack)');

test('what is packed runs on its own: from a folder without this checkout, under Node', async () => {
  const folder = tempFolder();
  const app = join(folder.dir, 'app');
  extractAll(join(resourcesOf(unpacked!), 'app.asar'), app);
  const port = await freePort();
  const args = ['--no-open', '--port', String(port), '--data', join(folder.dir, 'data')];
  const child = spawn(process.execPath, [join(app, 'dist', 'node', 'serve.js'), ...args], {
    cwd: app,
    stdio: 'ignore',
  });
  const answer = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.text(),
      () => 'no answer',
    );
  try {
    await expect.poll(() => answer('/healthz'), { timeout: 20_000 }).toContain('"status":"ok"');
    expect(await answer('/')).toContain('<div id="root">');
  } finally {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
    folder.remove();
  }
});
