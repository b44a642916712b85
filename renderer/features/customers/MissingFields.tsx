import { useTranslation } from 'react-i18next';
import { focusField } from '../../ui/focus.ts';
import { isDirty } from '../../ui/form.ts';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import type { CustomerCard } from './types.ts';

/** Why 转正式客户 waits, in words beside it: each missing field is the way to where it is typed. */
export function MissingFields({ form, card }: { readonly form: Form<CardValues>; readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const dirty = useFormValue(form, isDirty);
  if (dirty) return <span className="customer-missing">{t('convert.saveFirst')}</span>;
  if (card.missingForFormal.length === 0) return null;
  return (
    <span className="customer-missing">
      {t('convert.missing')}
      {card.missingForFormal.map((field) => (
        <button key={field} type="button" className="link" onClick={() => focusField(field, document)}>
          {t(`field.${field === 'name' && card.kind === 'company' ? 'companyName' : field}`)}
        </button>
      ))}
    </span>
  );
}
