import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OtherChange } from './merging.ts';

/** Which field of the form a label of the catalogue names. */
const labels: Record<string, string> = {
  guestName: 'name',
  guestPhone: 'phone',
  readBackConfirmed: 'readBack',
  interestSeries: 'series',
  interestModel: 'model',
  interestColor: 'color',
  levelInitial: 'level',
};

/** What somebody else changed meanwhile: taken over where one wrote nothing, shown beside one's own otherwise. */
export function OthersChanges(props: { changes: readonly OtherChange[] }) {
  const { t } = useTranslation('visits');
  const said = (value: unknown) => {
    if (value === null || value === undefined || value === '') return t('ui:none');
    if (typeof value === 'boolean') return t(value ? 'ui:yes' : 'ui:no');
    return value === 'male' || value === 'female' ? t(`gender.${value}`) : String(value);
  };
  return (
    <Alert
      type="warning"
      role="alert"
      title={t('others.title')}
      description={props.changes.map((change) => (
        <p key={change.field}>
          {t(change.both ? 'others.both' : 'others.taken', {
            name: change.byName ?? t('others.somebody'),
            field: t(`field.${labels[change.field] ?? change.field}` as string),
            from: said(change.from),
            to: said(change.to),
          })}
        </p>
      ))}
    />
  );
}
