import i18n from 'i18next';
import { addCardAction, addTimelineKind } from '../../lib/customerCard.ts';
import { loseCustomer } from '../../lib/losing.ts';
import { client } from '../../lib/trpc.ts';
import { dayText } from '../../lib/when.ts';
import { applicants } from './lossRecord.ts';
import { reasonOf } from './said.ts';

const t = (key: string, params?: Record<string, unknown>) => i18n.t(`losses:${key}`, params ?? {});

addCardAction({
  name: 'loss',
  label: 'losses:card.apply',
  order: 60,
  roles: applicants,
  keys: 'alt+f',
  fits: ({ level }) => level !== 'F' && level !== 'D',
  run: ({ id }) => loseCustomer(id),
});

addTimelineKind({
  kind: 'loss',
  label: 'losses:title',
  roles: ['consultant', 'manager', 'backOffice', 'admin'],
  part: 'losses',
  load: (id: string) => client.losses.ofCustomer.query({ id }),
  line: (loss) => ({
    key: loss.id,
    at: loss.decidedAt ?? loss.at,
    said: [
      t('card.said', { kind: t(`kind.${loss.kind}`), state: t(`state.${loss.state}`) }),
      reasonOf(loss),
      loss.bought && t('card.bought', { car: loss.bought }),
      loss.verdict,
      loss.state === 'approved' &&
        loss.reactivateOn &&
        t(loss.reactivatedAt === null ? 'card.again' : 'card.wasBack', { day: dayText(loss.reactivateOn) }),
      loss.state === 'waiting' ? loss.askedByName : loss.decidedByName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});
