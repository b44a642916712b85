import { useTranslation } from 'react-i18next';
import type { IssueLine } from './issueRecord.ts';

/** 待处理 严重 已处理. */
export function SeverityTag({
  of: { severity, resolvedAt },
}: {
  readonly of: Pick<IssueLine, 'severity' | 'resolvedAt'>;
}) {
  const { t } = useTranslation('deal-issues');
  if (resolvedAt !== null) return <span className="tag tag-grey">{t('settled')}</span>;
  return <span className={`tag tag-${severity === 'critical' ? 'red' : 'amber'}`}>{t(`severity.${severity}`)}</span>;
}
