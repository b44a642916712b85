import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

/** Grey lines that show only after 150 ms (by style sheet, so a quick answer never flickers). */
export function Waiting(props: { rows?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div className="waiting" role="status" aria-label={t('waiting')}>
      <Skeleton active title={false} paragraph={{ rows: props.rows ?? 5 }} />
    </div>
  );
}
