import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { AttentionLink } from './AttentionLink.tsx';
import { Enrol, EnrolElsewhere } from './Enrol.tsx';
import { FilesLane } from './FilesLane.tsx';
import { History } from './History.tsx';
import { ProveButton } from './ProveButton.tsx';
import { Standing } from './Standing.tsx';
import { UsbPanel } from './UsbPanel.tsx';
import './sync.css';

/** The way to head office: where it stands in words, what needs a person, what went and when. */
export default function SyncPage() {
  const { t } = useTranslation('sync');
  const status = useQuery(trpc.sync.status.queryOptions());
  const deciding = useMay('admin', 'manager');
  // The warehouse sees where the line stands; what was sent is the others' to read.
  const reading = useMay('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
  if (status.data === undefined) return <Loaded query={status}>{() => null}</Loaded>;
  const enrolled = status.data.state !== 'unenrolled';

  async function send(): Promise<void> {
    try {
      await client.sync.sendNow.mutate();
      notify(t('sending'));
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={enrolled && reading && <ProveButton status={status.data} />}
      primary={
        enrolled &&
        reading && (
          <Button type="primary" onClick={() => void send()}>
            {t('sendNow')}
          </Button>
        )
      }
    >
      <div className="sync-page">
        <Standing status={status.data} deciding={deciding} />
        {deciding && (!enrolled || status.data.state === 'stopped') && <Enrol gatewayUrl={status.data.gatewayUrl} />}
        {deciding && enrolled && <EnrolElsewhere status={status.data} />}
        {reading && <AttentionLink />}
        {reading && (
          <div className="sync-sides">
            <FilesLane />
            {deciding && enrolled && <UsbPanel pending={status.data.pending} />}
          </div>
        )}
        {reading && <History />}
      </div>
    </Page>
  );
}
