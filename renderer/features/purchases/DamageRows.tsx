import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { damageKinds, damageSeverities, liableParties } from '../../../db/purchases/model.ts';
import { choices } from '../../records/RecordList.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import type { TypedDamage } from './types.ts';

interface DamageRowsProps {
  readonly value: readonly TypedDamage[];
  readonly onChange: (damages: TypedDamage[]) => void;
}

/** 质损 found on arrival, one block each; the cursor goes into a new one. */
export function DamageRows({ value, onChange }: DamageRowsProps) {
  const { t } = useTranslation('purchases');
  const change = (at: number, patch: Partial<TypedDamage>) =>
    onChange(value.map((damage, index) => (index === at ? { ...damage, ...patch } : damage)));
  return (
    <div className="purchase-damages">
      {value.map((damage, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a damage has no id before it is saved
        <fieldset key={at} aria-label={t('damage.nth', { n: at + 1 })}>
          <Input
            autoFocus
            aria-label={t('damage.part')}
            placeholder={t('damage.part')}
            value={damage.part ?? ''}
            onChange={(event) => change(at, { part: event.target.value })}
          />
          <SelectInput<string | null | undefined>
            aria-label={t('damage.kind')}
            value={damage.kind}
            onChange={(kind) => change(at, { kind: kind as TypedDamage['kind'] })}
            options={choices(t, 'kind', damageKinds)}
          />
          <SelectInput<string | null | undefined>
            aria-label={t('damage.severity')}
            value={damage.severity}
            onChange={(severity) => change(at, { severity: severity as TypedDamage['severity'] })}
            options={choices(t, 'severity', damageSeverities)}
          />
          <SelectInput<string | null | undefined>
            aria-label={t('damage.liable')}
            placeholder={t('damage.liable')}
            clearable
            value={damage.liable}
            onChange={(liable) => change(at, { liable: liable as TypedDamage['liable'] })}
            options={choices(t, 'liable', liableParties)}
          />
          <Input
            aria-label={t('damage.note')}
            placeholder={t('damage.note')}
            value={damage.note ?? ''}
            onChange={(event) => change(at, { note: event.target.value })}
          />
          <Button type="text" danger onClick={() => onChange(value.filter((_, index) => index !== at))}>
            {t('damage.remove')}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...value, { part: '', kind: 'scratch', severity: 'minor' }])}>
        {t('damage.add')}
      </Button>
    </div>
  );
}
