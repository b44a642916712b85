import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { flushDrafts } from '../lib/drafts.ts';
import { useSeeking } from '../lib/seeking.ts';
import { useSession } from '../lib/session.ts';
import { client, queryClient } from '../lib/trpc.ts';
import { forgetViews } from '../ui/listView.ts';
import { lockNow } from './LockOverlay.tsx';
import { PersonPicker } from './PersonPicker.tsx';

/** ⇄ at the shared PC: F2, a digit, the password. Also locks or leaves. */
export function SwitchPerson(props: { onClose: () => void }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  async function leave(): Promise<void> {
    await flushDrafts();
    await client.session.logout.mutate().catch(() => undefined);
    useSession.getState().close();
    queryClient.clear();
    forgetViews();
    useSeeking.getState().stop();
  }
  return (
    <Modal
      open
      width={640}
      title={t('login.switch')}
      onCancel={props.onClose}
      footer={[
        <Button
          key="mine"
          onClick={() => {
            props.onClose();
            void navigate('/mine');
          }}
        >
          {t('page.mine')}
        </Button>,
        <Button
          key="lock"
          onClick={() => {
            props.onClose();
            void lockNow();
          }}
        >
          {t('lock.now')} <kbd>Alt+L</kbd>
        </Button>,
        <Button key="leave" onClick={() => void leave()}>
          {t('login.leave')}
        </Button>,
      ]}
    >
      <PersonPicker onDone={props.onClose} />
    </Modal>
  );
}
