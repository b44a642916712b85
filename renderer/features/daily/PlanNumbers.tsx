import { useTranslation } from 'react-i18next';
import type { PlanCount } from '../../../db/daily/model.ts';
import { Field } from '../../ui/Field.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import type { Form } from '../../ui/useForm.ts';

export type Numbers<C extends PlanCount = PlanCount> = { [N in C]: number | null | undefined };

/** The numbers of a plan, side by side: "contacts", "parties", "drives", "orders", and of a longer one "newCards", "deliveries". */
export function PlanNumbers<C extends PlanCount, T extends Numbers<C>>(props: { form: Form<T>; names: readonly C[] }) {
  const { t } = useTranslation('daily');
  const form = props.form as unknown as Form<Numbers>;
  const names: readonly PlanCount[] = props.names;
  return (
    <div className="plan-inputs">
      {names.map((name) => (
        <Field key={name} form={form} name={name} label={t(`field.${name}`)}>
          {(bind) => <NumberInput {...bind} />}
        </Field>
      ))}
    </div>
  );
}
