import { enrolResponse } from '../../../gateway/protocol.ts';
import { TransportFailure } from './failure.ts';
import type { EnrolOrder, EnrolOutcome } from './messages.ts';
import { ask } from './transport.ts';

/** Asks the gateway to take this PC in with a single-use code. Never throws for anything the network does. */
export async function enrol({ url, code, publicKey, name, storeId, timeoutMs }: EnrolOrder): Promise<EnrolOutcome> {
  const body = { code, public_key: publicKey, name, ...(storeId !== undefined && { store_id: storeId }) };
  try {
    return { enrolled: await ask({ url, path: '/v1/enrol', body, answer: enrolResponse, timeoutMs }) };
  } catch (error) {
    if (error instanceof TransportFailure) return { reason: error.reason, storeId: error.storeId };
    throw error;
  }
}
