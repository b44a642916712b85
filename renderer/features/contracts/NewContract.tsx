import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CustomerSelect } from '../../ui/CustomerSelect.tsx';
import { Page } from '../../ui/Page.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { draftContract } from './drafting.ts';

/** A contract is drafted from a customer's card: what is known of them need not be typed again. */
export function NewContract() {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const [customerId, setCustomerId] = useState<string>();
  const { run, busy } = useOnce(async () => {
    if (customerId) await draftContract(customerId, (path) => void navigate(path, { replace: true }));
  });
  return (
    <Page title={t('new')} actions={<Button onClick={() => void navigate('/contracts')}>{t('back')}</Button>}>
      <section className="panel contract-new" aria-label={t('new')}>
        <p className="soft">{t('new.text')}</p>
        <CustomerSelect value={customerId} onChange={setCustomerId} autoFocus />
        <Button type="primary" disabled={!customerId} loading={busy} onClick={() => void run()}>
          {t('new.draft')}
        </Button>
      </section>
    </Page>
  );
}
