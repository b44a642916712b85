import { useTranslation } from 'react-i18next';
import { focusField } from '../../ui/focus.ts';

/** What a contract still needs before 转正式客户, each the way to its field; stays in view while they are filled in. */
export function MissingFields({ fields }: { readonly fields: readonly string[] }) {
  const { t } = useTranslation('customers');
  if (fields.length === 0) return null;
  return (
    <div className="customer-missing" role="alert">
      {t('convert.missing')}
      {fields.map((field) => (
        <button key={field} type="button" className="link" onClick={() => focusField(field, document)}>
          {t(`field.${field}`)}
        </button>
      ))}
    </div>
  );
}
