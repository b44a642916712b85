import { useTranslation } from 'react-i18next';
import { type Level, levels } from '../../../db/customers/model.ts';
import { useSellers } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { KnownField } from '../../records/KnownField.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

/** The manager gives cards to people; a consultant may only take one nobody owns, so they do not see a list. */
export function OwnerFields({ form }: { readonly form: Form<CardValues> }) {
  const { t } = useTranslation('customers');
  const mayGive = useMay('manager', 'admin');
  const owners = useSellers();
  // 无级 says it all; what it means would not fit.
  const levelText = (value: Level) =>
    t(`ui:level.${value}`) + (value === 'none' ? '' : ` · ${t(`ui:level.${value}.meaning`)}`);
  return (
    <>
      {mayGive && (
        <KnownField form={form} name="ownerId">
          {(bind) => (
            <SelectInput
              {...bind}
              clearable
              options={owners.filter(({ value, left }) => !left || value === bind.value)}
            />
          )}
        </KnownField>
      )}
      <KnownField form={form} name="level">
        {(bind) => (
          <SelectInput
            {...bind}
            options={levels
              .filter((level) => !['O', 'F', 'D'].includes(level) || level === bind.value)
              .map((value) => ({ value, label: levelText(value) }))}
          />
        )}
      </KnownField>
    </>
  );
}
