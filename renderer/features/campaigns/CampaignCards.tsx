import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CAMPAIGN_KEEPERS } from '../../../db/campaigns/model.ts';
import { readPhone } from '../../../db/customers/phone.ts';
import { contactCustomer } from '../../lib/contacting.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useConsultants } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormBody } from '../../ui/FormBody.tsx';
import { isBlank } from '../../ui/form.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { PhoneInput, TextInput } from '../../ui/TextInput.tsx';
import { useForm } from '../../ui/useForm.ts';
import './campaigns.css';

type Card = Outputs['campaigns']['cards'][number];

/** 名片和客户: business cards typed one after the other, and who of all the campaign brought was spoken to. */
export function CampaignCards({ campaignId }: { readonly campaignId: string }) {
  return useMay(...CAMPAIGN_KEEPERS) ? <Cards campaignId={campaignId} /> : null;
}

function Cards({ campaignId }: { readonly campaignId: string }) {
  const { t } = useTranslation('campaigns');
  const [only, setOnly] = useState<'open' | 'done'>();
  const query = useQuery(trpc.campaigns.cards.queryOptions({ id: campaignId }));
  const all = query.data ?? [];
  const open = all.filter(({ contactAt }) => contactAt === null);
  const shown = only === undefined ? all : all.filter(({ contactAt }) => (contactAt === null) === (only === 'open'));
  return (
    <section className="panel campaign-cards" aria-label={t('cards')}>
      <header>
        <h2>{t('cards')}</h2>
        <ChipGroup<'open' | 'done' | undefined>
          clearable
          label={t('cards.only')}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'open', label: t('cards.open', { count: open.length }) },
            { value: 'done', label: t('cards.done', { count: all.length - open.length }) },
          ]}
        />
      </header>
      <Collect campaignId={campaignId} />
      <Loaded query={query} rows={4}>
        {() =>
          all.length === 0 ? (
            <Empty title={t('cards.none')} text={t('cards.none.text')} />
          ) : (
            <ul>
              {shown.map((card) => (
                <One key={card.id} card={card} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function One({ card }: { readonly card: Card }) {
  const { t } = useTranslation(['campaigns', 'follow-ups']);
  const { contactAt, method, outcome } = card;
  return (
    <li>
      <span>
        <Link to={`/customers/${card.id}`}>{card.name}</Link> <LevelTag level={card.level} />{' '}
        <span className="soft">
          <Facts>
            {card.phone}
            {card.ownerName}
            {card.came === 1 && t('cards.came')}
          </Facts>
        </span>
      </span>
      {contactAt === null ? (
        <span className="campaign-open">{t('cards.notYet')}</span>
      ) : (
        <span className="soft">
          <Facts>
            {moment(contactAt)}
            {card.contactBy}
            {method && t(`follow-ups:method.${method}`)}
            {outcome && t(`follow-ups:outcome.${outcome}`)}
          </Facts>
        </span>
      )}
      <button type="button" className="link" onClick={() => contactCustomer(card.id)}>
        {t('follow-ups:contact')}
      </button>
    </li>
  );
}

interface Values {
  name: string;
  phone: string;
  ownerId: string | undefined;
}

/** One business card after the other: name, phone, Enter; whoever is to call stays chosen. */
function Collect({ campaignId }: { readonly campaignId: string }) {
  const { t } = useTranslation('campaigns');
  const consultants = useConsultants();
  const place = useRef<HTMLDivElement>(null);
  const form = useForm<Values>({
    initial: { name: '', phone: '', ownerId: undefined },
    required: ['name', 'phone'],
    check: ({ phone }) => (isBlank(phone) || readPhone(phone) ? {} : { phone: { code: 'phone.format' } }),
    draftKey: `campaign:${campaignId}`,
    save: async ({ name, phone, ownerId }) => {
      const { known } = await client.campaigns.collect.mutate({
        id: campaignId,
        name,
        phone,
        ownerId: ownerId ?? null,
      });
      notify(t(known ? 'collect.known' : 'collect.saved', { name }));
      await refresh('campaigns', 'customers');
    },
  });
  function next(): void {
    form.discardDraft();
    form.reset({ name: '', phone: '', ownerId: form.store.getState().values.ownerId });
    setTimeout(() => place.current?.querySelector<HTMLElement>('[data-field="name"] input')?.focus());
  }
  return (
    <div className="campaign-collect" ref={place}>
      <FormBody form={form} onSaved={next}>
        <Field form={form} name="name" label={t('collect.name')}>
          {(bind) => <TextInput {...bind} />}
        </Field>
        <Field form={form} name="phone" label={t('collect.phone')}>
          {(bind) => <PhoneInput {...bind} />}
        </Field>
        <Field form={form} name="ownerId" label={t('collect.owner')}>
          {(bind) => <SelectInput {...bind} clearable options={consultants} />}
        </Field>
        <Button htmlType="submit">{t('collect')}</Button>
      </FormBody>
    </div>
  );
}
