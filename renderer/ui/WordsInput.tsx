import { useTranslation } from 'react-i18next';
import { MultiChipGroup } from './ChipGroup.tsx';
import { type ControlProps, TextInput } from './TextInput.tsx';

const split = (text: string) =>
  text
    .split(/[、,，;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Several short texts kept as one, "空间、油耗": the usual ones are pressed, anything else is typed. */
export function WordsInput<V extends string | null | undefined>(
  props: ControlProps<V> & { readonly words: readonly string[] },
) {
  const { words, ...input } = props;
  const { t } = useTranslation('ui');
  const chosen = split(props.value ?? '');
  return (
    <div className="words-input">
      <TextInput {...input} />
      <MultiChipGroup<readonly string[]>
        label={t('words.usual')}
        value={chosen.filter((word) => words.includes(word))}
        options={words.map((word) => ({ value: word, label: word }))}
        onChange={(next) => {
          const typed = chosen.filter((word) => !words.includes(word) || next.includes(word));
          const added = next.filter((word) => !typed.includes(word));
          props.onChange([...typed, ...added].join('、') as V);
        }}
        onBlur={() => props.onBlur?.()}
      />
    </div>
  );
}
