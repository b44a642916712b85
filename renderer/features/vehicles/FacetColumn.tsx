import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ListControl } from '../../ui/listView.ts';
import { chosenOf, type FacetName, facetNames } from './stockView.ts';
import type { StockFacets } from './types.ts';
import { useFilterWords } from './useFilterWords.ts';

/** Values of a facet that are shown at once; the rest unfolds. */
const SHOWN = 8;

/** Each value with the number of cars it would show; several of one facet go together. */
export function FacetColumn({ facets, list }: { readonly facets: StockFacets; readonly list: ListControl }) {
  const { t } = useTranslation('vehicles');
  const words = useFilterWords();
  const choose = (facet: FacetName, value: string | number, on: boolean) => {
    const others = chosenOf(list, facet).filter((one) => one !== value);
    const values = on ? [...others, value] : others;
    list.filter(facet, values.length === 0 ? undefined : JSON.stringify(values));
  };
  const row = (facet: FacetName, { value, count }: { value: string | number | null; count: number }) => {
    const stored = value ?? (facet === 'modelYear' ? 0 : '');
    const label = words.value(facet, stored);
    return (
      <Checkbox
        key={String(stored)}
        checked={chosenOf(list, facet).includes(stored)}
        onChange={(event) => choose(facet, stored, event.target.checked)}
      >
        {label} <span className="soft tabular">{count}</span>
      </Checkbox>
    );
  };
  return (
    <nav className="panel stock-facets" aria-label={t('stock.facets')}>
      {facetNames.map((facet) => {
        const counted = facets[facet];
        // A chosen value stays in sight, also when nothing has it any more.
        const gone = chosenOf(list, facet)
          .filter((one) => counted.every(({ value }) => (value ?? (facet === 'modelYear' ? 0 : '')) !== one))
          .map((value) => ({ value, count: 0 }));
        const values = [...counted, ...gone];
        if (values.length === 0) return null;
        return (
          <fieldset key={facet}>
            <legend>{words.field(facet)}</legend>
            {values.slice(0, SHOWN).map((one) => row(facet, one))}
            {values.length > SHOWN && (
              <details>
                <summary>{t('stock.more')}</summary>
                {values.slice(SHOWN).map((one) => row(facet, one))}
              </details>
            )}
          </fieldset>
        );
      })}
    </nav>
  );
}
