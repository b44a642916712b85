import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Whose money it is. */
export function CustomerLink({ id, name }: { readonly id: string; readonly name: string | null }) {
  const { t } = useTranslation('receipts');
  return (
    <p>
      {t('field.customerId')} <Link to={`/customers/${id}`}>{name ?? t('customer.unknown')}</Link>
    </p>
  );
}
