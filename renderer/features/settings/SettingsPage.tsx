import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Letter } from '../../../db/settings/letter.ts';
import { type Settings, settingsPatch, standInCredits } from '../../../db/settings/model.ts';
import type { Papers } from '../../../db/settings/papers.ts';
import type { Seller } from '../../../db/settings/seller.ts';
import type { AgeColours } from '../../../db/vehicles/age.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Field, FieldGroup } from '../../ui/Field.tsx';
import { FormPage } from '../../ui/FormPage.tsx';
import { carried, changedFields } from '../../ui/followed.ts';
import { schemaIssues } from '../../ui/form.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { notify } from '../../ui/notices.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { type Form, useForm } from '../../ui/useForm.ts';
import { AgeColoursInput } from './AgeColoursInput.tsx';
import { Backups } from './Backups.tsx';
import { LettersInput } from './LettersInput.tsx';
import { readLines, readSeries, showSeries } from './lists.ts';
import { Notices } from './Notices.tsx';
import { PapersInput } from './PapersInput.tsx';
import { SellerInput } from './SellerInput.tsx';
import './seller.css';

/** The showroom's own settings and lists. */
export default function SettingsPage() {
  const settings = useQuery(trpc.settings.get.queryOptions());
  return <Loaded query={settings}>{(data) => <SettingsForm settings={data} />}</Loaded>;
}

interface Values {
  readonly showroomName: string;
  readonly showroomCode: string;
  readonly idleMinutes: number | undefined;
  readonly waitAmberMinutes: number | undefined;
  readonly ageColours: AgeColours;
  readonly letters: readonly Letter[];
  readonly papers: Papers;
  readonly seller: Seller;
  /** One a line. */
  readonly sources: string;
  readonly lossReasons: string;
  readonly rotaReasons: string;
  readonly standInCredit: Settings['standInCredit'];
  /** One series a line: "RX：RX 300、RX 350h". */
  readonly series: string;
}

const toPatch = (values: Values) => ({
  ...values,
  sources: readLines(values.sources),
  lossReasons: readLines(values.lossReasons),
  rotaReasons: readLines(values.rotaReasons),
  series: readSeries(values.series),
});

const toValues = ({ notices: _texts, noticeVersion: _version, ...settings }: Settings): Values => ({
  ...settings,
  sources: settings.sources.join('\n'),
  lossReasons: settings.lossReasons.join('\n'),
  rotaReasons: settings.rotaReasons.join('\n'),
  series: showSeries(settings.series),
});

/** The form of the settings: follows what colleagues save in fields not typed into, and saves only those typed into. */
function useSettingsForm(settings: Settings): Form<Values> {
  const form: Form<Values> = useForm<Values>({
    initial: toValues(settings),
    draftKey: 'settings',
    required: [
      'showroomName',
      'showroomCode',
      'idleMinutes',
      'waitAmberMinutes',
      'sources',
      'lossReasons',
      'rotaReasons',
      'series',
    ],
    check: (values) => schemaIssues<Values>(settingsPatch, toPatch(values)),
    save: async (values) => {
      const patch = toPatch(values);
      const typed = changedFields(values, form.store.getState().initial);
      const saved = await client.settings.update.mutate(Object.fromEntries(typed.map((name) => [name, patch[name]])));
      form.store.setState((state) => carried(state, values, toValues(saved)));
    },
  });
  useEffect(() => {
    const fresh = toValues(settings);
    if (!form.store.getState().saving) form.store.setState((state) => carried(state, state.initial, fresh));
  }, [settings, form]);
  return form;
}

function SettingsForm(props: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const form = useSettingsForm(props.settings);
  return (
    <FormPage
      form={form}
      title={t('title')}
      subtitle={t('subtitle')}
      onSaved={() => notify(t('saved'))}
      after={<Notices settings={props.settings} />}
    >
      <section className="panel">
        <FieldGroup title={t('showroom')}>
          <Field form={form} name="showroomName" label={t('showroomName')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
          <Field form={form} name="showroomCode" label={t('showroomCode')}>
            {(bind) => <TextInput {...bind} />}
          </Field>
          <Field form={form} name="idleMinutes" label={t('idleMinutes')}>
            {(bind) => <NumberInput {...bind} suffix={t('minutes')} />}
          </Field>
          <Field form={form} name="waitAmberMinutes" label={t('waitAmberMinutes')}>
            {(bind) => <NumberInput {...bind} suffix={t('minutes')} />}
          </Field>
        </FieldGroup>
      </section>
      <section className="panel">
        <FieldGroup title={t('lists')} columns={2}>
          <Field form={form} name="series" label={t('series')} hint={t('series.hint')}>
            {(bind) => <TextArea {...bind} rows={8} maxRows={12} />}
          </Field>
          <Field form={form} name="sources" label={t('sources')} hint={t('sources.hint')}>
            {(bind) => <TextArea {...bind} rows={8} maxRows={12} />}
          </Field>
          <Field form={form} name="lossReasons" label={t('lossReasons')} hint={t('lossReasons.hint')}>
            {(bind) => <TextArea {...bind} rows={8} maxRows={12} />}
          </Field>
          <Field form={form} name="rotaReasons" label={t('rotaReasons')} hint={t('rotaReasons.hint')}>
            {(bind) => <TextArea {...bind} rows={6} maxRows={12} />}
          </Field>
          <Field form={form} name="standInCredit" label={t('standInCredit')} hint={t('standInCredit.hint')}>
            {(bind) => (
              <ChipGroup
                {...bind}
                options={standInCredits.map((value) => ({ value, label: t(`standInCredit.${value}`) }))}
              />
            )}
          </Field>
          <Field form={form} name="ageColours" label={t('ageColours')} hint={t('ageColours.hint')}>
            {(bind) => <AgeColoursInput {...bind} />}
          </Field>
        </FieldGroup>
      </section>
      <section className="panel">
        <FieldGroup title={t('letters.title')}>
          <Field form={form} name="letters" label={t('letters')} hint={t('letters.hint')}>
            {(bind) => <LettersInput {...bind} />}
          </Field>
        </FieldGroup>
      </section>
      <section className="panel">
        <FieldGroup title={t('papers.group')}>
          <Field form={form} name="papers" label={t('papers')} hint={t('papers.hint')}>
            {(bind) => <PapersInput {...bind} />}
          </Field>
        </FieldGroup>
      </section>
      <section className="panel">
        <FieldGroup title={t('seller')}>
          <Field form={form} name="seller" label={t('seller')} hint={t('seller.hint')}>
            {(bind) => <SellerInput {...bind} />}
          </Field>
        </FieldGroup>
      </section>
      <Backups />
    </FormPage>
  );
}
