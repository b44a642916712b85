import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ADJUSTMENT_READERS } from '../../../db/adjustments/model.ts';
import { useMay } from '../../lib/session.ts';

/** 联查: the 调价单 a price came from, opened by those who may read it. */
export function AdjustmentLink({ id, no }: { readonly id: string | null; readonly no: string | null }) {
  const { t } = useTranslation('prices');
  const reads = useMay(...ADJUSTMENT_READERS);
  if (!reads || !id) return <span className="tabular">{no}</span>;
  return (
    <Link to={`/adjustments/${id}`} className="tabular" aria-label={t('adjustment.open', { no })}>
      {no}
    </Link>
  );
}
