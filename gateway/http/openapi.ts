import { z } from 'zod';
import * as wire from '../protocol.ts';
import { VERSION } from '../version.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): unknown => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
const body = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(schema, io) } });

/** Transport refusals by status, the codes named in the description. */
function refusals(): Record<string, unknown> {
  const byStatus = new Map<number, string[]>();
  for (const [code, status] of Object.entries(wire.TRANSPORT_ERRORS)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      { description: codes.join(' | '), content: body(wire.transportError, 'output') },
    ]),
  );
}

function operation(summary: string, answer: z.ZodType, request: z.ZodType | null, needsToken: boolean): object {
  return {
    summary,
    ...(request ? { requestBody: { required: true, content: body(request, 'input') } } : {}),
    responses: { '200': { description: 'OK', content: body(answer, 'output') }, ...refusals() },
    security: needsToken ? [{ token: [] }] : [],
  };
}

const health = z.object({ status: z.string(), version: z.string(), schema: z.int(), database: z.string() });

/** Parameters of a query, all with a default. */
const query = (schema: z.ZodObject) => ({
  parameters: Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(part as z.ZodType, 'output'),
  })),
});

/** A parameter of a query that must be there. */
const asked = (name: string) => ({ parameters: [{ name, in: 'query', required: true, schema: { type: 'string' } }] });

const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
const pathAndPlace = (...names: string[]) => [
  { name: 'sha256', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
  ...names.map((name) => ({ name, in: 'query', required: true, schema: { type: 'integer' } })),
];
const received = { 'x-received': { description: 'Bytes kept so far', schema: { type: 'integer' } } };

/** Files go in pieces and come as bytes. */
const attachment = () => ({
  head: { summary: 'How much of a file is here', parameters: pathAndPlace(), ...bare('OK', { headers: received }) },
  put: {
    ...operation('Send a piece of a file', wire.attachmentResponse, null, true),
    parameters: pathAndPlace('offset', 'size'),
    requestBody: { required: true, content: bytes },
  },
  get: { summary: 'Fetch a file', parameters: pathAndPlace(), ...bare('The file', { content: bytes }) },
});

const bare = (description: string, more: object) => ({
  responses: { '200': { description, ...more }, ...refusals() },
  security: [{ token: [] }],
});

/** The gateway's OpenAPI 3.1 description, made from the schemas that check the requests. */
export function openapi(): Record<string, unknown> {
  const pull = { ...operation('Changes after a cursor', wire.pullResponse, null, true), ...query(wire.pullRequest) };
  const snapshot = {
    ...operation('Everything the showroom has, page by page', wire.snapshotResponse, null, true),
    ...query(wire.snapshotRequest),
  };
  const stream = { 'text/event-stream': { schema: { type: 'string' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Zhanting head-office gateway', version: VERSION },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/v1/enrol': { post: operation('Enrol a PC', wire.enrolResponse, wire.enrolRequest, false) },
      '/v1/challenge': { post: operation('Ask for a nonce', wire.challengeResponse, wire.challengeRequest, false) },
      '/v1/token': { post: operation('Exchange a signed nonce', wire.tokenResponse, wire.tokenRequest, false) },
      '/v1/push': { post: operation('Send operations', wire.pushResponse, wire.pushRequest, true) },
      '/v1/pull': { get: pull },
      '/v1/snapshot': { get: snapshot },
      '/v1/records': { post: operation('Records by id', wire.recordsResponse, wire.recordsRequest, true) },
      '/v1/reconcile': { post: operation('Compare', wire.reconcileResponse, wire.reconcileRequest, true) },
      '/v1/crm/preview': {
        get: { ...operation('What the CRM gets of a customer', wire.crmPreviewResponse, null, true), ...asked('id') },
      },
      '/v1/crm/send': { post: operation('Send to the CRM', wire.crmSendResponse, wire.crmSendRequest, true) },
      '/v1/crm/state': {
        get: { ...operation('What the CRM was told', wire.crmStateResponse, null, true), ...asked('ids') },
      },
      '/v1/events': { get: { summary: 'Wake-ups', ...bare('Server-sent events', { content: stream }) } },
      '/v1/attachments/{sha256}': attachment(),
      '/healthz': { get: operation('Whether the gateway works', health, null, false) },
    },
    // The text of an operation's `body`, once parsed.
    'x-operation-body': schemaOf(wire.opBody, 'output'),
  };
}
