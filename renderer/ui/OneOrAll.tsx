import { Select } from 'antd';

interface OneOrAllProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly { value: string; label: string }[];
  readonly className: string;
  readonly onChange: (value: string | null) => void;
}

/** One of many, or all of them. */
export function OneOrAll({ label, all, value, options, className, onChange }: OneOrAllProps) {
  return (
    <Select
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      className={className}
      value={value ?? ''}
      onChange={(chosen: string) => onChange(chosen === '' ? null : chosen)}
      options={[{ value: '', label: all }, ...options]}
    />
  );
}
