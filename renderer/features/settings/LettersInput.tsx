import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Letter } from '../../../db/settings/letter.ts';

interface LettersInputProps {
  readonly id?: string | undefined;
  readonly value: readonly Letter[];
  readonly onChange: (value: readonly Letter[]) => void;
}

/** 信件模板: name and text of each. */
export function LettersInput({ id, value, onChange }: LettersInputProps) {
  const { t } = useTranslation('settings');
  const change = (at: number, patch: Partial<Letter>) =>
    onChange(value.map((row, place) => (place === at ? { ...row, ...patch } : row)));
  return (
    <div id={id} className="letters-input">
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a template is its place; its name changes while typed
        <div key={at}>
          <Input
            aria-label={t('letters.name')}
            value={row.name}
            onChange={(event) => change(at, { name: event.target.value })}
            suffix={
              <button
                type="button"
                className="link"
                onClick={() => onChange(value.filter((_row, place) => place !== at))}
              >
                {t('letters.remove')}
              </button>
            }
          />
          <Input.TextArea
            aria-label={t('letters.text')}
            autoSize={{ minRows: 3, maxRows: 12 }}
            value={row.text}
            onChange={(event) => change(at, { text: event.target.value })}
          />
        </div>
      ))}
      {value.length < 30 && (
        <button type="button" className="link" onClick={() => onChange([...value, { name: '', text: '' }])}>
          {t('letters.add')}
        </button>
      )}
    </div>
  );
}
