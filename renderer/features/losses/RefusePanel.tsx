import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/Field.tsx';
import { FormPanel } from '../../ui/FormPanel.tsx';
import { SuggestInput } from '../../ui/SuggestInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import { refuse } from './deciding.ts';

interface RefusePanelProps {
  readonly loss: { readonly id: string; readonly rev: number; readonly name: string | null };
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

const USUAL = ['again', 'reason', 'drive', 'handOver'] as const;

/** 驳回: why, for who asked; Enter sends it. */
export function RefusePanel({ loss, onClose, onDone }: RefusePanelProps) {
  const { t } = useTranslation('losses');
  const form = useForm<{ words: string }>({
    initial: { words: '' },
    required: ['words'],
    save: ({ words }) => refuse(loss, words),
  });
  return (
    <FormPanel
      form={form}
      title={t('refuse.title', { name: loss.name })}
      saveLabel={t('refuse')}
      onClose={onClose}
      onSaved={() => {
        onClose();
        onDone?.();
      }}
    >
      <Field form={form} name="words" label={t('field.verdict')} hint={t('refuse.hint')}>
        {(bind) => <SuggestInput {...bind} autoFocus suggestions={USUAL.map((word) => t(`usual.${word}`))} />}
      </Field>
    </FormPanel>
  );
}
