import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PdiPoint, type PdiResult, pdiResults } from '../../../db/pdi/model.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { PdiValues } from './records.ts';
import './pdi.css';

/** What is looked at, one row each: 1 正常, 2 异常, 3 不适用; a fault asks for words. */
export function Points({ form, mayWrite }: { readonly form: Form<PdiValues>; readonly mayWrite: boolean }) {
  const { t } = useTranslation('pdi');
  const points = useFormValue(form, ({ values }) => values.points) ?? [];
  const [own, setOwn] = useState('');
  const set = (next: PdiPoint[]) => form.set({ points: next });
  const change = (at: number, more: Partial<PdiPoint>) =>
    set(points.map((point, index) => (index === at ? { ...point, ...more } : point)));
  const options = pdiResults.map((value) => ({ value, label: t(`result.${value}`) }));
  const name = ({ item, own: words }: PdiPoint) => (item === 'own' ? (words ?? '') : t(`item.${item}`));
  const left = points.filter(({ result }) => !result).length;
  function add(): void {
    if (own.trim() === '') return;
    set([...points, { item: 'own', own: own.trim(), result: null, note: null }]);
    setOwn('');
  }
  return (
    <section className="panel pdi-points" aria-label={t('points')}>
      <h2>
        {t('points')} <span className="soft">{left === 0 ? t('points.all') : t('points.left', { count: left })}</span>
        {mayWrite && left > 0 && (
          <Button onClick={() => set(points.map((point) => (point.result ? point : { ...point, result: 'ok' })))}>
            {t('points.rest')}
          </Button>
        )}
      </h2>
      <ol>
        {points.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points never change their places
          <li key={at} className={point.result === 'fault' ? 'pdi-fault' : ''}>
            <span>{name(point)}</span>
            {mayWrite ? (
              <>
                <ChipGroup<PdiResult | undefined>
                  label={name(point)}
                  value={point.result ?? undefined}
                  onChange={(result) => change(at, { result: result ?? null })}
                  options={options}
                />
                <Input
                  value={point.note ?? ''}
                  aria-label={t('note.of', { point: name(point) })}
                  placeholder={point.result === 'fault' ? t('note.needed') : ''}
                  onChange={(event) => change(at, { note: event.target.value })}
                />
              </>
            ) : (
              <>
                <span>{point.result ? t(`result.${point.result}`) : '–'}</span>
                <span className="soft">{point.note}</span>
              </>
            )}
          </li>
        ))}
      </ol>
      {mayWrite && (
        <div className="pdi-own">
          <Input
            value={own}
            aria-label={t('own')}
            placeholder={t('own')}
            onChange={(event) => setOwn(event.target.value)}
            onPressEnter={add}
          />
          <Button disabled={own.trim() === ''} onClick={add}>
            {t('own.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
