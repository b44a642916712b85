import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { isDirty } from './form.ts';
import type { Form } from './useForm.ts';

/** Asks before leaving only if something would be lost: a form with a draft loses nothing, so it lets go silently. */
export function LeaveGuard<T extends object>(props: { form: Form<T> }) {
  const { t } = useTranslation('ui');
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const state = props.form.store.getState();
    return (
      currentLocation.pathname !== nextLocation.pathname && !props.form.keepsDraft && !state.saving && isDirty(state)
    );
  });
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      open
      width={400}
      title={t('leave.title')}
      onCancel={() => blocker.reset()}
      footer={[
        <Button key="leave" danger onClick={() => blocker.proceed()}>
          {t('leave.go')}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={() => blocker.reset()}>
          {t('leave.stay')}
        </Button>,
      ]}
    >
      {t('leave.text')}
    </Modal>
  );
}
