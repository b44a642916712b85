import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SHIPPED_TAX_RULES } from '../../../db/money/shipped-tax-rules.ts';
import type { TaxRuleFields } from '../../../db/prices/model.ts';
import type { RecordValues } from '../../records/about.ts';
import { MoneyInput, NumberInput, ShareInput } from '../../ui/NumberInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';

type Path = readonly (string | number)[];
type Leaf = string | number | boolean | null;

/** Every number of a rule with the way to it. */
function leavesOf(value: unknown, path: Path = []): [Path, Leaf][] {
  if (Array.isArray(value)) return value.flatMap((one, at) => leavesOf(one, [...path, at]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
  return [[path, value as Leaf]];
}

function put(value: unknown, [head, ...rest]: Path, leaf: Leaf): unknown {
  if (head === undefined) return leaf;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === head ? put(one, rest, leaf) : one));
  const known = (value ?? {}) as Record<string, unknown>;
  return { ...known, [head]: put(known[head], rest, leaf) };
}

/** The amounts of a tax rule, whatever its kind: rates in %, money in 元, the rest as it is. */
export function TaxParams({ form }: { readonly form: Form<RecordValues<TaxRuleFields>> }) {
  const { t } = useTranslation('prices');
  const kind = useFormValue(form, ({ values }) => values.kind);
  const typed = useFormValue(form, ({ values }) => values.params);
  const params = typed ?? {};
  const issue = useFormValue(form, ({ issues }) => issues.params);
  // A new rule of a kind begins with the amounts of the latest one that is shipped.
  useEffect(() => {
    const latest = SHIPPED_TAX_RULES.filter((rule) => rule.kind === kind).at(-1);
    if (typed === undefined && latest) form.set({ params: latest.params as unknown as Record<string, unknown> });
  }, [kind, typed, form]);
  const change = (path: Path, leaf: Leaf) => form.set({ params: put(params, path, leaf) as Record<string, unknown> });
  return (
    <div className="tax-params" data-field="params">
      <h3>{t('params')}</h3>
      {leavesOf(params).map(([path, leaf]) => {
        const name = String(path.at(-1));
        const label = path.map((part) => (typeof part === 'number' ? part + 1 : t(`param.${part}`))).join(' · ');
        const shared = { 'aria-label': label };
        return (
          <div key={path.join('.')} className="tax-param">
            <span>{label}</span>
            {typeof leaf === 'string' ? (
              <TextInput {...shared} value={leaf} onChange={(next) => change(path, next ?? '')} />
            ) : /bp$/i.test(name) ? (
              <ShareInput {...shared} value={leaf as number} onChange={(next) => change(path, next ?? null)} />
            ) : /fen$/i.test(name) ? (
              <MoneyInput {...shared} value={leaf as number} onChange={(next) => change(path, next ?? null)} />
            ) : (
              <NumberInput {...shared} value={leaf as number} onChange={(next) => change(path, next ?? null)} />
            )}
          </div>
        );
      })}
      {issue && <div className="field-error">{t(`rule.${issue.code}`)}</div>}
    </div>
  );
}
