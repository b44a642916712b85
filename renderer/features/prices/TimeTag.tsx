import { useTranslation } from 'react-i18next';

/** 现行 将生效 已失效, in a word. */
export function TimeTag({ time }: { readonly time: 'now' | 'later' | 'past' }) {
  const { t } = useTranslation('prices');
  return <span className={`tag tag-${{ now: 'green', later: 'blue', past: 'grey' }[time]}`}>{t(`time.${time}`)}</span>;
}
