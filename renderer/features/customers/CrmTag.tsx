import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../lib/outputs.ts';

/** Arrived at the gateway is one thing, passed on to the head-office CRM another: this says that it is kept back, and why. */
export function CrmTag({ consent }: { readonly consent: Outputs['customers']['get']['hqShareConsent'] }) {
  const { t } = useTranslation('customers');
  if (consent === 'granted') return null;
  return (
    <span className="mark mark-grey" title={t(`consent.${consent}`)}>
      {t('crm.keptBack')}
    </span>
  );
}
