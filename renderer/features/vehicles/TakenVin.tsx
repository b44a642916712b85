import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

/** The way to the card that has this VIN already. */
export function TakenVin({ form }: { form: Form<CardValues> }) {
  const { t } = useTranslation('vehicles');
  const navigate = useNavigate();
  const issue = useFormValue(form, (state) => state.issues.vin);
  if (issue?.code !== 'vehicle.vinTaken') return null;
  return (
    <button type="button" className="link" onClick={() => void navigate(`/vehicles/${String(issue.params?.id)}`)}>
      {t('vinTaken.open')}
    </button>
  );
}
