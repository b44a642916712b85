import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** A page that failed to draw. The rail stays usable; saved data is not touched by it. */
export function Broken() {
  const { t } = useTranslation('app');
  return (
    <Result
      status="warning"
      title={t('broken.title')}
      subTitle={t('broken.text')}
      extra={<Button onClick={() => location.reload()}>{t('broken.reload')}</Button>}
    />
  );
}
