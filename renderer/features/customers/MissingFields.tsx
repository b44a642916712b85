import { useTranslation } from 'react-i18next';
import { missingForFormal } from '../../../db/customers/rules.ts';
import { focusField } from '../../ui/focus.ts';
import { isDirty } from '../../ui/form.ts';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

/**
 * Why 转正式客户 waits, in words above the fields: each field that is still missing is the way to where it is typed, and goes once it is
 * filled in; then it waits for the save.
 */
export function MissingFields({ form }: { readonly form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const dirty = useFormValue(form, isDirty);
  const isCompany = useFormValue(form, (state) => state.values.kind === 'company');
  const missing = useFormValue(form, (state) => missingForFormal(state.values).join(' '));
  if (missing === '') return dirty ? <span className="customer-missing">{t('convert.saveFirst')}</span> : null;
  return (
    <span className="customer-missing">
      {t('convert.missing')}
      {missing.split(' ').map((field) => (
        <button key={field} type="button" className="link" onClick={() => focusField(field, document)}>
          {t(`field.${field === 'name' && isCompany ? 'companyName' : field}`)}
        </button>
      ))}
    </span>
  );
}
