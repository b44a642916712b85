import { useTranslation } from 'react-i18next';
import { useAttention } from '../lib/attention.ts';

/** 需处理 n, as a small number beside its place in the menu; nothing while there is nothing. */
export function AttentionCount() {
  const { t } = useTranslation('app');
  const count = useAttention();
  if (count === 0) return null;
  return (
    <span className="attention-count" role="status" aria-label={t('attention.count', { count })}>
      {count}
    </span>
  );
}
