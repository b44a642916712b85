import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ApprovalKind } from '../../../db/approvals/model.ts';
import type { EntityName } from '../../../db/records.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import './document.css';

interface AskApprovalProps {
  readonly entity: EntityName;
  readonly id: string;
  readonly kind: ApprovalKind;
  /** Instead of 申请额度. */
  readonly label?: string;
}

/** 申请额度: says why, and the request is numbered and waits; whoever decides may do it on this PC after ⇄. */
export function AskApproval({ entity, id, kind, label }: AskApprovalProps) {
  const { t } = useTranslation('records');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { run, busy } = useOnce(async () => {
    try {
      const asked = await client.approvals.ask.mutate({ kind, entity, docId: id, reason });
      notify(t('approval.asked', { docNo: asked.docNo }));
      await refresh('approvals', 'workbench');
      void navigate(`/approvals/${asked.id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  if (!asking) return <Button onClick={() => setAsking(true)}>{label ?? t('approval.ask')}</Button>;
  return (
    <form
      className="document-reason"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Input.TextArea
        autoFocus
        rows={2}
        value={reason}
        maxLength={400}
        aria-label={t('approval.why')}
        placeholder={t('approval.why')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button onClick={() => setAsking(false)}>{t('document.keep')}</Button>
      <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
        {label ?? t('approval.ask')}
      </Button>
    </form>
  );
}
