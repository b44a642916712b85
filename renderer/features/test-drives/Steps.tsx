import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import type { Form } from '../../ui/useForm.ts';
import { Agreement } from './Agreement.tsx';
import { type DriveValues, sellers } from './driveRecord.ts';
import { FeedbackForm } from './FeedbackForm.tsx';
import { LicenceState } from './LicenceState.tsx';
import { OdometerForm } from './OdometerForm.tsx';
import { refreshDrives } from './refreshDrives.ts';
import type { OpenDrive } from './types.ts';

interface StepsProps {
  readonly drive: OpenDrive;
  readonly form: Form<DriveValues>;
}

/** 驾照 协议 出车 还车 反馈, one after the other; the one that is due is open. */
export function Steps({ drive, form }: StepsProps) {
  const { t } = useTranslation('test-drives');
  const { card, car } = drive;
  const sells = useMay(...sellers);
  const left = card.startedAt !== null;
  const run = (card.odometerInKm ?? 0) - (card.odometerOutKm ?? 0);

  /** What was typed is saved first: a step is judged by what stands on file. */
  async function current(): Promise<{ id: string; rev: number } | undefined> {
    if (!(await form.save())) return undefined;
    return { id: card.id, rev: form.store.getState().values.rev };
  }
  async function takeBack(at: { id: string; rev: number }): Promise<void> {
    await client.testDrives.takeBack.mutate(at);
    await refreshDrives();
  }
  async function drove(step: 'start' | 'finish', km: number): Promise<void> {
    const at = await current();
    if (!at) return;
    const saved =
      step === 'start'
        ? await client.testDrives.start.mutate({ ...at, odometerOutKm: km })
        : await client.testDrives.finish.mutate({ ...at, odometerInKm: km });
    const said = step === 'start' ? 'out.said' : 'in.said';
    notify(t(said, { car: car?.number, run: km - (saved.odometerOutKm ?? 0) }), () =>
      takeBack({ id: saved.id, rev: saved.rev }),
    );
    await refreshDrives();
  }
  return (
    <section className="panel drive-steps" aria-label={t('step.steps')}>
      <ol>
        <Step title={t('step.licence')} state={card.state === 'booked' ? 'now' : 'done'}>
          {card.state === 'booked' && <LicenceState form={form} car={car} />}
        </Step>
        <Step title={t('step.agreement')} state={card.signedAt === null ? 'now' : 'done'}>
          <Agreement drive={card} current={current} />
        </Step>
        <Step title={t('step.out')} state={left ? 'done' : 'now'}>
          {left ? (
            <p>{t('out.done', { at: moment(card.startedAt!), km: card.odometerOutKm })}</p>
          ) : (
            card.state === 'booked' && (
              <OdometerForm
                key={`out ${car?.odometerKm}`}
                name="odometerOutKm"
                label={t('field.odometerOutKm')}
                save={t('out.do')}
                known={car?.odometerKm ?? undefined}
                onSave={(km) => drove('start', km)}
              />
            )
          )}
        </Step>
        <Step title={t('step.in')} state={card.state === 'out' ? 'now' : card.endedAt === null ? 'later' : 'done'}>
          {card.state === 'out' && (
            <OdometerForm
              name="odometerInKm"
              label={t('field.odometerInKm')}
              save={t('in.do')}
              least={card.odometerOutKm ?? 0}
              goesOn
              onSave={(km) => drove('finish', km)}
            />
          )}
          {card.endedAt !== null && <p>{t('in.done', { at: moment(card.endedAt), km: card.odometerInKm, run })}</p>}
        </Step>
        <Step title={t('step.feedback')} state={card.state !== 'back' ? 'later' : card.feedbackAt ? 'done' : 'now'}>
          {card.state === 'back' && sells ? (
            <FeedbackForm drive={drive} />
          ) : (
            <p className="soft">{t('feedback.later')}</p>
          )}
        </Step>
      </ol>
      {['cancelled', 'noShow', 'out', 'back'].includes(card.state) && card.feedbackAt === null && (
        <Button type="text" onClick={() => void takeBack({ id: card.id, rev: card.rev }).catch(notifyFailure)}>
          {t('takeBack')}
        </Button>
      )}
    </section>
  );
}

interface StepProps {
  readonly title: string;
  readonly state: 'done' | 'now' | 'later';
  readonly children: ReactNode;
}

const Step = ({ title, state, children }: StepProps) => (
  <li className={`drive-step drive-step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
    <h3>{title}</h3>
    <div>{children}</div>
  </li>
);
