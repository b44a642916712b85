import { interestChoices, useCarCatalogue } from '../lib/carCatalogue.ts';
import type { Bind } from './Field.tsx';
import { SelectInput } from './SelectInput.tsx';
import { type Form, useFormValue } from './useForm.ts';

interface Interest {
  interestSeries: string | undefined;
  interestModel: string | undefined;
  interestModelId: string | undefined;
}

/** 意向车型: a model of the chosen series, or a configuration of it. A text of before stays until another is chosen. */
export function InterestModel<T extends Interest>(props: { form: Form<T>; bind: Bind<string | undefined> }) {
  const { form, bind } = props;
  const { series } = useCarCatalogue();
  const chosen = useFormValue(form, ({ values }) => values.interestSeries);
  const id = useFormValue(form, ({ values }) => values.interestModelId);
  const choices = interestChoices(series, chosen);
  const value = choices.some((one) => one.value === id) ? id : bind.value;
  function choose(next: string | undefined): void {
    const found = choices.find((one) => one.value === next);
    form.set({ interestModel: found?.interestModel, interestModelId: found?.interestModelId } as Partial<T>);
  }
  return <SelectInput {...bind} value={value} clearable onChange={choose} options={choices} />;
}
