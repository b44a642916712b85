import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { isDirty } from './form.ts';
import { guarding, wouldLose } from './leaving.ts';
import type { Form } from './useForm.ts';

/**
 * What a form may lose when it is taken down: with a draft nothing, so it lets go silently. A number that could not be read is in no
 * draft.
 */
export function LeaveGuard<T extends object>(props: { form: Form<T> }) {
  const { form } = props;
  const [going, setGoing] = useState<{ readonly go: () => void }>();
  const loses = () => {
    const state = form.store.getState();
    const kept = form.keepsDraft && Object.keys(state.unread).length === 0;
    return !kept && !state.saving && isDirty(state);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the form alone
  useEffect(() => guarding({ loses, ask: (go) => setGoing({ go }) }), [form]);
  if (going === undefined) return null;
  return (
    <LeaveQuestion
      onLeave={() => {
        setGoing(undefined);
        going.go();
      }}
      onStay={() => setGoing(undefined)}
    />
  );
}

/** Asks before another page takes this one's place, if any of its forms would lose something. Once a window: a router heeds one blocker. */
export function PageGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && wouldLose(),
  );
  if (blocker.state !== 'blocked') return null;
  return <LeaveQuestion onLeave={() => blocker.proceed()} onStay={() => blocker.reset()} />;
}

/** 改动还没保存: to drop it, or to stay. */
export function LeaveQuestion(props: { onLeave: () => void; onStay: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      open
      width={400}
      title={t('leave.title')}
      onCancel={props.onStay}
      footer={[
        <Button key="leave" danger onClick={props.onLeave}>
          {t('leave.go')}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={props.onStay}>
          {t('leave.stay')}
        </Button>,
      ]}
    >
      {t('leave.text')}
    </Modal>
  );
}
