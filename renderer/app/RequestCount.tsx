import { useTranslation } from 'react-i18next';
import { useRequestNews } from '../lib/requesting.ts';

/** 客户请求 that press, beside the page that lists them. */
export function RequestCount() {
  const { t } = useTranslation('app');
  const { due, overdue } = useRequestNews();
  if (due + overdue === 0) return null;
  return (
    <span className="attention-count" role="status" aria-label={t('requests.count', { due, overdue })}>
      {due + overdue}
    </span>
  );
}
