import { useTranslation } from 'react-i18next';
import type { ClaimHolder } from '../../../db/documents/claim.ts';

/** Who has it instead: a number, a colleague, a showroom. */
export function Lost({ holder }: { readonly holder: ClaimHolder | null }) {
  const { t } = useTranslation('allocations');
  if (!holder) return null;
  const who = [holder.docNo, holder.byName, holder.storeName].filter(Boolean).join(' ');
  const code = holder.code === 'vin_gone' || holder.code === 'claim_reassigned' ? holder.code : 'claim_taken';
  return <p className="document-shut">{t(`lost.${code}`, { who })}</p>;
}
