import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../lib/errors.ts';

/** A failed save above its form: what happened, and that nothing typed is gone. */
export function ErrorNote(props: { error: unknown; kept?: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorText(props.error)}
      {...(props.kept ? { description: t('error.kept') } : {})}
    />
  );
}

/** A page or panel that could not be read: what happened, what to do. */
export function ErrorState(props: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <div className="empty" role="alert">
      <p className="empty-title">{errorText(props.error)}</p>
      <p>{t('error.safe')}</p>
      {props.retry && <Button onClick={props.retry}>{t('error.again')}</Button>}
    </div>
  );
}
