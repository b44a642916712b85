import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { metaOf } from '../../db/core/fields.ts';
import { halfWidthCapitals } from '../../db/core/half-width.ts';
import { ChipGroup, MultiChipGroup } from '../ui/ChipGroup.tsx';
import { DateInput } from '../ui/DateInput.tsx';
import type { Bind } from '../ui/Field.tsx';
import { ListInput } from '../ui/ListInput.tsx';
import { MoneyInput, NumberInput } from '../ui/NumberInput.tsx';
import { SelectInput } from '../ui/SelectInput.tsx';
import { SuggestInput } from '../ui/SuggestInput.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { choicesOf, mayBeBlank } from './about.ts';
import { RecordContext } from './RecordContext.ts';
import { shownValue } from './shownValue.ts';

/** More choices than this stand in a list instead of side by side. */
const CHIPS = 5;

type Text = string | null | undefined;
type Amount = number | null | undefined;

interface KnownControlProps {
  readonly bind: Bind<unknown>;
  readonly name: string;
  readonly label: string;
  readonly autoFocus: boolean;
  readonly suggestions: readonly string[] | undefined;
}

/** The control a field's model names. */
export function KnownControl({ bind, name, label, autoFocus, suggestions }: KnownControlProps) {
  const { about, pickers } = use(RecordContext)!;
  const { t } = useTranslation(about.feature);
  const meta = metaOf(about.schema, name);
  const text = { ...(bind as Bind<Text>), ...(autoFocus && { autoFocus }) };
  const amount = { ...(bind as Bind<Amount>), ...(autoFocus && { autoFocus }) };
  switch (meta?.control) {
    case 'long':
      return <TextArea {...text} rows={2} />;
    case 'code':
      return <TextInput {...text} tidy={halfWidthCapitals} className="tabular" />;
    case 'day':
      return <DateInput {...text} />;
    case 'fen':
      return <MoneyInput {...amount} />;
    case 'count':
      return <NumberInput {...amount} {...(meta.unit !== undefined && { suffix: meta.unit })} />;
    case 'choice': {
      const options = choicesOf(about.schema, name).map((value) => ({ value, label: t(`${name}.${value}`) }));
      const clearable = mayBeBlank(about.schema, name);
      const Choice = options.length > CHIPS ? SelectInput : ChipGroup;
      return <Choice {...(bind as Bind<Text>)} clearable={clearable} options={options} />;
    }
    case 'several': {
      const options = choicesOf(about.schema, name).map((value) => ({ value, label: t(`${name}.${value}`) }));
      return <MultiChipGroup {...(bind as Bind<readonly string[] | null | undefined>)} options={options} />;
    }
    case 'flag':
      return <YesOrNo bind={bind as Bind<boolean | null | undefined>} />;
    case 'list':
      // Ids of other records need a page's own way to choose them.
      if (meta.ref !== undefined) return <Unchanged name={name} value={bind.value} />;
      return <ListInput {...(bind as Bind<readonly string[] | null | undefined>)} suggestions={suggestions} />;
    case 'ref': {
      const Pick = meta.ref && pickers[meta.ref];
      return Pick ? <Pick {...text} label={label} /> : <Unchanged name={name} value={bind.value} />;
    }
    case 'instant':
      return <Unchanged name={name} value={bind.value} />;
    default:
      return suggestions ? <SuggestInput {...text} suggestions={suggestions} /> : <TextInput {...text} />;
  }
}

/** Neither is a third answer: nobody asked yet. */
function YesOrNo({ bind }: { readonly bind: Bind<boolean | null | undefined> }) {
  const { t } = useTranslation('ui');
  const { value } = bind;
  const chosen = value === true ? 'yes' : value === false ? 'no' : undefined;
  return (
    <ChipGroup<'yes' | 'no' | undefined>
      {...bind}
      value={chosen}
      onChange={(next) => bind.onChange(next === undefined ? undefined : next === 'yes')}
      clearable
      options={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
    />
  );
}

/** What is set elsewhere is read here. */
function Unchanged({ name, value }: { readonly name: string; readonly value: unknown }) {
  const { about } = use(RecordContext)!;
  return <div className="record-text">{shownValue(about, name, value)}</div>;
}
