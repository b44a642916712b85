import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { dayOf } from '../../../db/core/day.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useSellers } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { clock, dayText } from '../../lib/when.ts';
import { KnownField, KnownGroup } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PrintPreview } from '../../ui/PrintPreview.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { CallOff } from './CallOff.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { BOOKING, bookers, checkDrive, driveRecord, LICENCE } from './driveRecord.ts';
import { StateTag } from './StateTag.tsx';
import { Steps } from './Steps.tsx';
import type { OpenDrive } from './types.ts';

type Paper = 'agreement' | 'feedback';

/** 预约和驾照 | 步骤 | 客户 on one page. */
export function DriveCard({ drive }: { readonly drive: OpenDrive }) {
  const { t } = useTranslation('test-drives');
  const navigate = useNavigate();
  const { card, car, customer } = drive;
  const people = useSellers().filter(({ left }) => !left);
  const mayWrite = useMay(...bookers);
  const [paper, print] = useState<Paper>();
  const [leaving, callOff] = useState(false);
  const about = useMemo(() => {
    const names = { consultantId: drive.consultantName, specialistId: drive.specialistName };
    const shown = (field: string) => names[field as keyof typeof names] ?? undefined;
    return { ...driveRecord, shown };
  }, [drive.consultantName, drive.specialistName]);
  const record = useRecordCard(about, {
    card,
    check: (values) => checkDrive(values, card),
    create: () => Promise.reject(new Error('a drive is booked on the calendar')),
    update: (changes) => client.testDrives.update.mutate(changes),
  });
  const { form } = record;
  const booked = card.state === 'booked';
  const move = () => void navigate(`/drives?on=${dayOf(card.plannedStartAt)}&move=${card.id}`);
  useHotkeys(t('step.steps'), [
    { keys: 'ctrl+p', label: t('sign.print'), run: () => print(card.state === 'back' ? 'feedback' : 'agreement') },
    ...(booked ? [{ keys: 'alt+m', label: t('move.action'), run: move }] : []),
  ]);
  return (
    <RecordCard
      record={record}
      mayWrite={mayWrite}
      title={
        <>
          {customer?.name ?? card.driverName ?? t('calendar.somebody')}{' '}
          <StateTag state={card.state} late={drive.late} />
        </>
      }
      subtitle={`${dayText(dayOf(card.plannedStartAt))} ${clock(card.plannedStartAt)}–${clock(card.plannedEndAt)} · ${[
        car?.number,
        car?.model,
        car?.plate,
      ]
        .filter(Boolean)
        .join(' ')} · ${card.driveNo}`}
      actions={
        <>
          {booked && <Button onClick={move}>{t('move.action')}</Button>}
          {booked && <Button onClick={() => callOff(true)}>{t('off.do')}</Button>}
          <Button onClick={() => print('agreement')}>{t('sign.print')}</Button>
          {card.state === 'back' && <Button onClick={() => print('feedback')}>{t('feedback.print')}</Button>}
        </>
      }
      middle={
        paper === undefined ? (
          <div className="drive-middle">
            {leaving && booked && <CallOff drive={card} onClose={() => callOff(false)} />}
            <Steps drive={drive} form={form} />
          </div>
        ) : (
          <PrintPreview
            of={[paper, card.id, String(card.rev)]}
            make={() => client.testDrives.print.mutate({ id: card.id, paper, lang: currentLanguage() })}
            file={`${t(`${paper === 'agreement' ? 'sign' : 'feedback'}.print`)} ${card.driveNo}`}
            onClose={() => print(undefined)}
          />
        )
      }
      aside={customer && <CustomerFacts customer={customer} drive={drive} />}
      history={client.testDrives.history.query}
    >
      <KnownGroup form={form} columns={2} fields={BOOKING.filter((field) => !field.endsWith('Id'))}>
        {(['consultantId', 'specialistId'] as const).map((name) => (
          <KnownField key={name} form={form} name={name}>
            {(bind) => <SelectInput {...bind} clearable options={people} />}
          </KnownField>
        ))}
      </KnownGroup>
      <KnownGroup form={form} title={t('step.licence')} columns={2} fields={LICENCE}>
        <KnownField form={form} name="licenceNo" autoFocus={booked && card.licenceNo === null} />
        <KnownField form={form} name="licenceClass" />
      </KnownGroup>
    </RecordCard>
  );
}
