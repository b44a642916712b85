import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What an administrator lays down for every user of this computer (template: `resources/policy.example.json`). */
const policy = z.object({
  /** Folder with `latest.yml` and the installers; without it the app never looks for updates. */
  updateUrl: z.url({ protocol: /^https$/ }).optional(),
});
export type Policy = z.infer<typeof policy>;

/** Where only an administrator can write. */
export function policyFile(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env.PROGRAMDATA ?? 'C:\\ProgramData', 'Zhanting', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Zhanting/policy.json';
  return '/etc/zhanting/policy.json';
}

/** The computer's policy; none when there is no file. @throws Error naming what is wrong in it. */
export function readPolicy(file: string): Policy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  return policy.parse(JSON.parse(text));
}
