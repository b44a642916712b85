import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyFailure } from './notices.tsx';
import { useOnce } from './useOnce.ts';

interface ReasonFormProps {
  readonly label: string;
  /** What the button does, in a word. */
  readonly submit: string;
  readonly run: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Why something that cannot be undone is done: the button waits for a reason. */
export function ReasonForm({ label, submit, run, onClose }: ReasonFormProps) {
  const { t } = useTranslation('ui');
  const [reason, setReason] = useState('');
  const { run: send, busy } = useOnce(
    async () => {
      try {
        await run(reason);
        onClose();
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Input.TextArea
        autoFocus
        rows={2}
        value={reason}
        aria-label={label}
        placeholder={label}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="buttons">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button danger type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
