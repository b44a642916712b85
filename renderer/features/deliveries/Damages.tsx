import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { damageHandlings, type FoundDamage } from '../../../db/deliveries/model.ts';
import { damageKinds, damageSeverities, liableParties } from '../../../db/purchases/model.ts';
import { choices } from '../../records/RecordList.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { SignValues } from './records.ts';

/** 途损, one row each; from the signature on they stand among the car's 质损, where their photographs hang. */
export function Damages({ form, mayWrite }: { readonly form: Form<SignValues>; readonly mayWrite: boolean }) {
  const { t } = useTranslation('deliveries');
  const damages = useFormValue(form, ({ values }) => values.damages) ?? [];
  const set = (next: FoundDamage[]) => form.set({ damages: next });
  const change = (at: number, more: Partial<FoundDamage>) =>
    set(damages.map((damage, index) => (index === at ? { ...damage, ...more } : damage)));
  const parts = [
    ['kind', damageKinds],
    ['severity', damageSeverities],
    ['liable', liableParties],
    ['handling', damageHandlings],
  ] as const;
  return (
    <section className="panel delivery-damages" aria-label={t('field.damages')}>
      <h2>{t('field.damages')}</h2>
      {damages.length === 0 && <p className="soft">{t('damage.none')}</p>}
      {damages.map((damage, at) =>
        mayWrite ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a damage has no id before it is signed for
          <fieldset key={at} aria-label={t('damage.nth', { n: at + 1 })}>
            <Input
              autoFocus={damage.part === ''}
              aria-label={t('damage.part')}
              placeholder={t('damage.part')}
              value={damage.part}
              onChange={(event) => change(at, { part: event.target.value })}
            />
            {parts.map(([name, values]) => (
              <SelectInput<string | null | undefined>
                key={name}
                aria-label={t(`damage.${name}`)}
                placeholder={t(`damage.${name}`)}
                value={damage[name]}
                onChange={(value) => change(at, { [name]: value ?? null })}
                options={choices(t, name, values)}
              />
            ))}
            <Input
              aria-label={t('damage.note')}
              placeholder={t('damage.note')}
              value={damage.note ?? ''}
              onChange={(event) => change(at, { note: event.target.value })}
            />
            <Button type="text" danger onClick={() => set(damages.filter((_, index) => index !== at))}>
              {t('damage.remove')}
            </Button>
          </fieldset>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are only read
          <p key={at}>
            <strong>{damage.part}</strong>{' '}
            {[
              t(`kind.${damage.kind}`),
              t(`severity.${damage.severity}`),
              damage.liable && t(`liable.${damage.liable}`),
              damage.handling && t(`handling.${damage.handling}`),
              damage.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        ),
      )}
      {mayWrite && (
        <Button onClick={() => set([...damages, { part: '', kind: 'scratch', severity: 'minor' }])}>
          {t('damage.add')}
        </Button>
      )}
    </section>
  );
}
