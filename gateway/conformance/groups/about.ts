import type { Check, Group } from '../check.ts';
import { seen } from '../witness.ts';

/** What a second client needs; `/healthz` is asked itself. */
const ENDPOINTS = [
  'post /v1/enrol',
  'post /v1/challenge',
  'post /v1/token',
  'post /v1/push',
  'get /v1/pull',
  'get /v1/snapshot',
  'post /v1/records',
  'post /v1/reconcile',
  'get /v1/events',
  'head /v1/attachments/{sha256}',
  'put /v1/attachments/{sha256}',
  'get /v1/attachments/{sha256}',
];

const checks: Check[] = [
  {
    id: 'about.healthz',
    rule: { zh: '/healthz 不用令牌即可查看', en: '/healthz answers without a token' },
    run: async ({ line }, see) => {
      const answer = await line.send('GET', '/healthz');
      see.that(answer, '200', seen(answer), answer.status === 200);
    },
  },
  {
    id: 'about.openapi',
    rule: {
      zh: '/openapi.json 为 OpenAPI 3.1，列出全部接口',
      en: '/openapi.json is OpenAPI 3.1 and lists every endpoint',
    },
    run: async ({ line }, see) => {
      const answer = await line.send('GET', '/openapi.json');
      const { openapi, paths = {} } = (answer.json ?? {}) as { openapi?: string; paths?: Record<string, object> };
      see.that(answer, 'openapi 3.1', String(openapi), answer.status === 200 && /^3\.1\b/.test(openapi ?? ''));
      const missing = ENDPOINTS.filter((endpoint) => {
        const [method, path] = endpoint.split(' ') as [string, string];
        return !Object.hasOwn(paths[path] ?? {}, method);
      });
      see.equal(answer, 'endpoints left out', missing, []);
    },
  },
  {
    id: 'about.unknown-path',
    rule: { zh: '没有的地址：404，也是 JSON', en: 'An unknown path is a 404 in JSON' },
    run: async ({ line }, see) => see.refusal(await line.send('GET', '/v1/nothing-here'), 404, 'not_found'),
  },
];

export const about: Group = { id: 'about', title: { zh: '自我说明', en: 'About itself' }, checks };
