import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeInput } from '../ui/TextInput.tsx';
import { PutBack } from './PutBack.tsx';
import { sendRecoveryKey, type TroubleKind } from './trouble.ts';

/** The store cannot be opened: what that means, that nothing was changed, and what to do. */
export default function Trouble(props: { kind: TroubleKind }) {
  const { t } = useTranslation('app');
  return (
    <main className="trouble">
      <div role="alert">
        <h1>{t(`trouble.${props.kind}.title`)}</h1>
        <p>{t(`trouble.${props.kind}.text`)}</p>
        <p>{t(`trouble.${props.kind}.todo`)}</p>
        {props.kind === 'wrongKey' && <RecoveryKey />}
        {(props.kind === 'corrupt' || props.kind === 'missing') && <PutBack />}
      </div>
    </main>
  );
}

/** The key written down at first run opens the store again, on this account. */
function RecoveryKey() {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const done = await sendRecoveryKey(text);
    setBusy(false);
    setRefused(!done);
    if (done) location.reload();
  };
  return (
    <form
      className="recovery"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void send();
      }}
    >
      <CodeInput<string> autoFocus placeholder={t('trouble.recovery.hint')} value={text} onChange={setText} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('trouble.recovery.open')}
      </Button>
      {refused && (
        <p className="field-error" role="alert">
          {t('trouble.recovery.refused')}
        </p>
      )}
    </form>
  );
}
