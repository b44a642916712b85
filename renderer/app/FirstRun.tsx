import { Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AdminStep,
  type AdminValues,
  HeadOfficeStep,
  KeyStep,
  ShowroomStep,
  type ShowroomValues,
} from './FirstRunSteps.tsx';

const steps = ['showroom', 'admin', 'key', 'headOffice'] as const;

/** The first start: the showroom, its administrator, the recovery key once, and head office if it is known. */
export default function FirstRun(props: { onDone: () => void }) {
  const { t } = useTranslation('app');
  const [at, setAt] = useState(0);
  const [showroom, setShowroom] = useState<ShowroomValues>({ showroomName: '', showroomCode: '' });
  const [admin, setAdmin] = useState<AdminValues>({ name: '', login: '', password: '', again: '' });
  const [recoveryKey, setRecoveryKey] = useState('');
  return (
    <main className="first-run">
      <h1>{t('firstRun.title')}</h1>
      <Steps size="small" current={at} items={steps.map((step) => ({ title: t(`firstRun.step.${step}`) }))} />
      {at === 0 && (
        <ShowroomStep
          values={showroom}
          onNext={(values) => {
            setShowroom(values);
            setAt(1);
          }}
        />
      )}
      {at === 1 && (
        <AdminStep
          showroom={showroom}
          values={admin}
          onBack={() => setAt(0)}
          onDone={(values, key) => {
            setAdmin(values);
            setRecoveryKey(key);
            setAt(2);
          }}
        />
      )}
      {at === 2 && <KeyStep recoveryKey={recoveryKey} onConfirmed={() => setAt(3)} />}
      {at === 3 && <HeadOfficeStep admin={admin} onDone={props.onDone} />}
    </main>
  );
}
