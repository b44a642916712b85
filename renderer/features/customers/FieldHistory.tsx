import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { fieldLabel, fieldText } from '../../ui/fieldText.ts';
import { Loaded } from '../../ui/Loaded.tsx';

interface Props {
  readonly id: string;
  readonly field: string;
  readonly onClose: () => void;
}

/** Who changed one field of the card, when, from what to what; masked as the card is. */
export function FieldHistory({ id, field, onClose }: Props) {
  const { t } = useTranslation('customers');
  const history = useQuery(trpc.customers.history.queryOptions({ id }));
  const label = fieldLabel('customer', field);
  // People stand there by name already.
  const said = (value: unknown) => (field === 'ownerId' && value ? String(value) : fieldText('customer', field, value));
  return (
    <section className="field-history" role="status" aria-label={t('fieldHistory', { label })}>
      <header>
        <strong>{t('fieldHistory', { label })}</strong>
        <Button size="small" autoFocus onClick={onClose}>
          {t('fieldHistory.close')}
        </Button>
      </header>
      <Loaded query={history} rows={2}>
        {(lines) => {
          const changes = lines.flatMap((line) =>
            line.changes.filter((change) => change.field === field).map((change) => ({ ...line, ...change })),
          );
          if (changes.length === 0) return <p className="soft">{t('fieldHistory.none')}</p>;
          return (
            <ol>
              {changes.map(({ seq, at, byName, device, from, to }) => (
                <li key={seq}>
                  <time title={fullMoment(at)}>{moment(at)}</time> {byName ?? t('fieldHistory.system')}
                  {device !== null && ` · ${device}`} {said(from)} → {said(to)}
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
}
