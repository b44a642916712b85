import { DateInput } from '../../ui/DateInput.tsx';
import { FieldGroup } from '../../ui/Field.tsx';
import { CodeInput, TextInput } from '../../ui/TextInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import { CarField } from './CarField.tsx';
import type { CardValues } from './cardForm.ts';

/** 海关: the papers an imported car came with. */
export function CustomsFields({ form }: { form: Form<CardValues> }) {
  return (
    <FieldGroup>
      <CarField form={form} name="importCertNo">
        {(bind) => <CodeInput {...bind} />}
      </CarField>
      <CarField form={form} name="inspectionNo">
        {(bind) => <CodeInput {...bind} />}
      </CarField>
      <CarField form={form} name="customsDeclNo">
        {(bind) => <CodeInput {...bind} />}
      </CarField>
      <CarField form={form} name="port">
        {(bind) => <TextInput {...bind} />}
      </CarField>
      <CarField form={form} name="importedOn">
        {(bind) => <DateInput {...bind} />}
      </CarField>
    </FieldGroup>
  );
}
