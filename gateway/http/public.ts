import { currentEpoch } from '../store/meta.ts';
import { SCHEMA } from '../store/migrate.ts';
import { VERSION } from '../version.ts';
import { json } from './answer.ts';
import { metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import type { Setting } from './setting.ts';

let description: object | undefined;

/** What anyone may read; nothing here is about a person. */
export const PUBLIC_ROUTES: Readonly<Record<string, (setting: Setting, now: number) => Promise<Response>>> = {
  'GET /healthz': async ({ database }) => {
    await currentEpoch(database);
    return json({ status: 'ok', version: VERSION, schema: SCHEMA, database: database.kind });
  },
  'GET /metrics': async (setting, now) =>
    new Response(await metrics(setting, now), { headers: { 'content-type': 'text/plain; version=0.0.4' } }),
  'GET /openapi.json': async () => {
    description ??= openapi();
    return json(description);
  },
};
