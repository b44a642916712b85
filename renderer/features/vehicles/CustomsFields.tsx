import { DateInput } from '../../ui/DateInput.tsx';
import { FieldGroup } from '../../ui/Field.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import { CarField } from './CarField.tsx';
import type { CardValues } from './cardForm.ts';
import { NumberText } from './NumberText.tsx';

/** 海关: the papers an imported car came with. */
export function CustomsFields({ form }: { form: Form<CardValues> }) {
  return (
    <FieldGroup>
      <CarField form={form} name="importCertNo">
        {(bind) => <NumberText {...bind} />}
      </CarField>
      <CarField form={form} name="inspectionNo">
        {(bind) => <NumberText {...bind} />}
      </CarField>
      <CarField form={form} name="customsDeclNo">
        {(bind) => <NumberText {...bind} />}
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
