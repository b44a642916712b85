import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { Masked } from '../../ui/Masked.tsx';
import { sellers } from './driveRecord.ts';
import type { OpenDrive } from './types.ts';

interface CustomerFactsProps {
  readonly customer: NonNullable<OpenDrive['customer']>;
  readonly drive: OpenDrive;
}

const NUMBERS = ['licenceNo', 'driverIdNo', 'driverMobile'] as const;

/** Whose drive it is, and the starred numbers for who says why. */
export function CustomerFacts({ customer, drive: { card, masked } }: CustomerFactsProps) {
  const { t } = useTranslation('test-drives');
  const mayReveal = useMay(...sellers);
  const reveal = async (field: (typeof NUMBERS)[number], reason: string) =>
    (await client.testDrives.reveal.mutate({ id: card.id, field, reason })).value ?? '';
  return (
    <section className="panel drive-customer" aria-label={t('customer')}>
      <h2>{t('customer')}</h2>
      <p>
        <Link to={`/customers/${customer.id}`}>{customer.name}</Link> <LevelTag level={customer.level} />
      </p>
      {NUMBERS.filter((field) => masked.includes(field)).map((field) => (
        <p key={field}>
          {t(`field.${field}`)}{' '}
          <Masked
            value={card[field] ?? ''}
            label={t(`field.${field}`)}
            {...(mayReveal && { reveal: (reason: string) => reveal(field, reason) })}
          />
        </p>
      ))}
    </section>
  );
}
