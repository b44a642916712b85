import { useTranslation } from 'react-i18next';
import { useLossNews } from '../lib/losing.ts';
import { useRequestNews } from '../lib/requesting.ts';

/** What of 跟进 waits for this person, beside the rail: 战败 and 客户请求 in one number. */
export function FollowUpCount() {
  const { t } = useTranslation('app');
  const { waiting, refused } = useLossNews();
  const { due, overdue } = useRequestNews();
  const [losses, requests] = [waiting + refused, due + overdue];
  if (losses + requests === 0) return null;
  const said = [
    losses > 0 && t('losses.count', { waiting, refused }),
    requests > 0 && t('requests.count', { due, overdue }),
  ];
  return (
    <span className="attention-count" role="status" aria-label={said.filter(Boolean).join(' · ')}>
      {losses + requests}
    </span>
  );
}
