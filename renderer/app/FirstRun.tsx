import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Segmented, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../lib/trpc.ts';
import {
  AdminStep,
  type AdminValues,
  HeadOfficeStep,
  KeyStep,
  ShowroomStep,
  type ShowroomValues,
} from './FirstRunSteps.tsx';
import { JoinStep, JoinWait } from './JoinSteps.tsx';

const steps = ['showroom', 'admin', 'key', 'headOffice'] as const;

/** The first start: a new showroom, or this PC joins the one that is there. A join that was broken off goes on where it was. */
export default function FirstRun(props: { onDone: () => void }) {
  const { t } = useTranslation('app');
  const queries = useQueryClient();
  const { data } = useQuery(trpc.setup.state.queryOptions());
  const [way, setWay] = useState<'new' | 'join'>();
  const shown = way ?? (data?.joining ? 'join' : 'new');
  async function joined(): Promise<void> {
    await queries.invalidateQueries({ queryKey: [['setup']] });
    props.onDone();
  }
  return (
    <main className="first-run">
      <h1>{t('firstRun.title')}</h1>
      {shown === 'join' && data?.joining ? (
        <JoinWait onDone={() => void joined()} onSetUpHere={() => setWay('new')} />
      ) : (
        data && <Begin way={shown} onWay={setWay} brokenOff={data.brokenOff} onDone={props.onDone} />
      )}
    </main>
  );
}

interface BeginProps {
  readonly way: 'new' | 'join';
  readonly onWay: (way: 'new' | 'join') => void;
  readonly brokenOff: ShowroomValues | null;
  readonly onDone: () => void;
}

function Begin(props: BeginProps) {
  const { t } = useTranslation('app');
  const [begun, setBegun] = useState(false);
  const ways = (['new', 'join'] as const).map((value) => ({ value, label: t(`firstRun.way.${value}`) }));
  return (
    <>
      {!begun && <Segmented value={props.way} options={ways} onChange={props.onWay} aria-label={t('firstRun.way')} />}
      {props.way === 'join' ? (
        <JoinStep onJoined={() => undefined} />
      ) : (
        <NewShowroom brokenOff={props.brokenOff} onDone={props.onDone} onBegun={setBegun} />
      )}
    </>
  );
}

interface NewShowroomProps {
  readonly brokenOff: ShowroomValues | null;
  readonly onDone: () => void;
  readonly onBegun: (begun: boolean) => void;
}

/** The showroom, its administrator, the recovery key once, and head office if it is known. */
function NewShowroom(props: NewShowroomProps) {
  const { t } = useTranslation('app');
  const [at, setAt] = useState(0);
  const [showroom, setShowroom] = useState<ShowroomValues>(props.brokenOff ?? { showroomName: '', showroomCode: '' });
  const [admin, setAdmin] = useState<AdminValues>({ name: '', login: '', password: '', again: '' });
  const [recoveryKey, setRecoveryKey] = useState('');
  return (
    <>
      <Steps size="small" current={at} items={steps.map((step) => ({ title: t(`firstRun.step.${step}`) }))} />
      {at === 0 && props.brokenOff && <Alert type="info" title={t('firstRun.brokenOff')} />}
      {at === 0 && (
        <ShowroomStep
          values={showroom}
          onNext={(values) => {
            setShowroom(values);
            props.onBegun(true);
            setAt(1);
          }}
        />
      )}
      {at === 1 && (
        <AdminStep
          showroom={showroom}
          values={admin}
          onBack={(values) => {
            setAdmin(values);
            props.onBegun(false);
            setAt(0);
          }}
          onDone={(values, key) => {
            setAdmin(values);
            setRecoveryKey(key);
            setAt(2);
          }}
        />
      )}
      {at === 2 && <KeyStep recoveryKey={recoveryKey} onConfirmed={() => setAt(3)} />}
      {at === 3 && <HeadOfficeStep admin={admin} onDone={props.onDone} />}
    </>
  );
}
