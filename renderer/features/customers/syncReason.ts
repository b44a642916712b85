import { ruleText } from '../../lib/errors.ts';

/** Why a record is not at head office, when a person has to know: the gateway's words, else ours for its code. */
export function syncReason(sync: { readonly code: string | null; readonly message: string | null }): string | null {
  return sync.message ?? (sync.code === null ? null : ruleText(sync.code));
}
