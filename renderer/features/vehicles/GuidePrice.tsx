import { useTranslation } from 'react-i18next';
import { guidePriceOf } from '../../../db/options/rules.ts';
import { type Configuration, useCarCatalogue } from '../../lib/carCatalogue.ts';
import { money } from '../../lib/money.ts';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { useOptions } from './options.ts';

/** 指导价 of model and options as they are chosen now; nothing while the model has none. */
export function GuidePrice(props: { form: Form<CardValues>; configuration: Configuration | null }) {
  const { t } = useTranslation('vehicles');
  const { form, configuration } = props;
  const { configurations } = useCarCatalogue();
  const modelId = useFormValue(form, ({ values }) => values.modelId);
  const ids = useFormValue(form, ({ values }) => values.optionIds) ?? [];
  const options = useOptions(modelId, ids);
  // A car of an old card is of the model its texts mean, until one is chosen.
  const model = modelId ? [...configurations, configuration].find((one) => one?.id === modelId) : configuration;
  const price = guidePriceOf(
    model,
    options.filter(({ id }) => ids.includes(id)),
  );
  return price === null ? null : t('guidePrice', { price: money(price, true) });
}
