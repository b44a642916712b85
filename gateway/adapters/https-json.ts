import { z } from 'zod';
import { type CrmAdapter, type CrmMessage, type CrmReceipt, CrmRefused, CrmUnavailable } from './adapter.ts';

export interface HttpsJsonOptions {
  url: string;
  /** Bearer secret; from the environment, never from the command line. */
  secret?: string;
  timeoutMs?: number;
}

/** Answers that judge the message itself. All else (wrong secret, wrong address, overload) may be cured, so it is tried again. */
const REFUSING = new Set([400, 409, 413, 415, 422]);

/**
 * Posts each message as JSON (`{action, key, storeId, entity, id, rev, doc?}`) with `Idempotency-Key`. The receiver answers
 * 2xx when it has it for good, with an empty body or `{"customerNo": "…"}`.
 * @throws Error when the address is plain HTTP to another machine
 */
export function httpsJsonAdapter({ url, secret, timeoutMs = 15_000 }: HttpsJsonOptions): CrmAdapter {
  const target = new URL(url);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname);
  if (target.protocol !== 'https:' && !(target.protocol === 'http:' && loopback))
    throw new Error('the CRM address must be https: personal data would travel in the open');
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(secret ? { authorization: `Bearer ${secret}` } : {}),
  };
  return {
    name: 'https-json',
    deliver: async (message: CrmMessage) => {
      const response = await fetch(target, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': message.key },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) return receiptOf(response);
      // The answer's text is not kept: it may quote the record.
      await response.body?.cancel();
      const reason = `HTTP ${response.status}`;
      throw REFUSING.has(response.status) ? new CrmRefused(reason) : new CrmUnavailable(reason);
    },
  };
}

/** Longer answers are pages or echoes, nothing we asked for. */
const LONGEST_ANSWER = 4096;
const receipt = z.object({
  customerNo: z
    .string()
    .trim()
    .regex(/^[\w./-]{1,64}$/),
});

/** The message arrived, whatever the answer looks like; what is not a receipt is passed over. */
async function receiptOf(response: Response): Promise<CrmReceipt | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > LONGEST_ANSWER) return undefined;
      chunks.push(chunk);
    }
    return receipt.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
