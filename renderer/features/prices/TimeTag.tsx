import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** 现行 将生效 已失效, in a word. */
export function TimeTag({ time }: { readonly time: 'now' | 'later' | 'past' }) {
  const { t } = useTranslation('prices');
  return <Tag color={{ now: 'success', later: 'processing', past: 'default' }[time]}>{t(`time.${time}`)}</Tag>;
}
