import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { suggestions } from '../../../db/customers/choices.ts';
import { useCarCatalogue } from '../../lib/carCatalogue.ts';
import { trpc } from '../../lib/trpc.ts';
import { KnownField, KnownGroup, ReadPart } from '../../records/KnownField.tsx';
import { InterestModel } from '../../ui/InterestModel.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import type { Form } from '../../ui/useForm.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { ChoiceOf, SuggestedText } from './CardField.tsx';
import type { CardValues } from './cardForm.ts';
import { ReferrerField } from './ReferrerField.tsx';

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

interface Props {
  readonly form: Form<CardValues>;
  /** The desk keeps how they came to us, and reads the rest. */
  readonly atDesk: boolean;
}

/** 意向与需求 (需求分析记录单): the car first, then use, budget and what they compare with. */
export function NeedFields({ form, atDesk }: Props) {
  const { t } = useTranslation('customers');
  const settings = useQuery(trpc.settings.get.queryOptions());
  const campaigns = useQuery(trpc.campaigns.names.queryOptions());
  const { series } = useCarCatalogue();
  return (
    <>
      <KnownGroup form={form} title={t('group.interest')} columns={2}>
        <ReadPart when={atDesk}>
          <KnownField form={form} name="interestSeries">
            {(bind) => (
              <SelectInput
                {...bind}
                clearable
                onChange={(next) =>
                  form.set({ interestSeries: next, interestModel: undefined, interestModelId: undefined })
                }
                options={named(series.map((each) => each.series))}
              />
            )}
          </KnownField>
          <KnownField form={form} name="interestModel">
            {(bind) => <InterestModel form={form} bind={bind} />}
          </KnownField>
          <KnownField form={form} name="interestColor" />
        </ReadPart>
        <KnownField form={form} name="source">
          {(bind) => <SelectInput {...bind} clearable options={named(settings.data?.sources ?? [])} />}
        </KnownField>
        <KnownField form={form} name="sourceDetail" />
        <KnownField form={form} name="campaign" suggestions={campaigns.data ?? []} />
        <ReferrerField form={form} />
      </KnownGroup>
      <ReadPart when={atDesk}>
        <KnownGroup
          form={form}
          title={t('group.need')}
          columns={2}
          opensWith={[
            'mainUse',
            'mainUser',
            'budgetBand',
            'buyTimeBand',
            'buyType',
            'payment',
            'ownedCar',
            'tradeIn',
            'rivals',
            'decisionMaker',
            'concerns',
            'interestNote',
          ]}
        >
          <ChoiceOf form={form} name="budgetBand" />
          <ChoiceOf form={form} name="buyTimeBand" />
          <SuggestedText form={form} name="mainUse" />
          <SuggestedText form={form} name="mainUser" />
          <KnownField form={form} name="buyType" />
          <KnownField form={form} name="payment" />
          <KnownField form={form} name="ownedCar" />
          <KnownField form={form} name="tradeIn" />
          <KnownField form={form} name="rivals" />
          <KnownField form={form} name="decisionMaker" />
          <KnownField form={form} name="concerns" span={2}>
            {(bind) => <WordsInput {...bind} words={suggestions.concerns.map((word) => t(`concerns.${word}`))} />}
          </KnownField>
          <KnownField form={form} name="interestNote" span={2} />
        </KnownGroup>
      </ReadPart>
    </>
  );
}
