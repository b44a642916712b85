import { useTranslation } from 'react-i18next';

/** Opening hours always shown, others only when somebody came then. */
const usual = { from: 9, to: 18 };
const height = 24;

/** ▁▂▅▇ parties by hour of arrival; each bar says its hour and number. */
export function HourBars(props: { byHour: readonly number[] }) {
  const { t } = useTranslation('visits');
  const most = Math.max(1, ...props.byHour);
  const hours = props.byHour
    .map((parties, hour) => ({ hour, parties }))
    .filter(({ hour, parties }) => parties > 0 || (hour >= usual.from && hour <= usual.to));
  return (
    <figure className="hours" aria-label={t('hours.label')}>
      {hours.map(({ hour, parties }) => (
        <div key={hour} className="hour" title={t('hours.one', { hour, count: parties })}>
          <i style={{ height: parties === 0 ? 1 : Math.max(4, (parties / most) * height) }} />
          <span className="tabular">{hour}</span>
        </div>
      ))}
    </figure>
  );
}
