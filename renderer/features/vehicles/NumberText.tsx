import { halfWidthCapitals } from '../../../db/core/half-width.ts';
import { TextInput, type TextInputProps } from '../../ui/TextInput.tsx';

/** Engine, key, order and certificate numbers: capitals without blanks; dashes belong to some of them and stay. */
export function NumberText<V extends string | null | undefined>(props: TextInputProps<V>) {
  return <TextInput {...props} tidy={halfWidthCapitals} className="tabular" />;
}
