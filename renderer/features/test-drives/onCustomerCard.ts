import i18n from 'i18next';
import { addCardAction, addTimelineKind } from '../../lib/customerCard.ts';
import { addFoundAction } from '../../lib/foundActions.ts';
import { client } from '../../lib/trpc.ts';
import { bookers } from './driveRecord.ts';

const t = (key: string, params?: Record<string, unknown>) => i18n.t(`test-drives:${key}`, params ?? {});

addCardAction({
  name: 'testDrive',
  label: 'test-drives:card.book',
  order: 20,
  roles: bookers,
  keys: 'alt+t',
  run: ({ id }, go) => go(`/drives/new?customer=${id}`),
});

addFoundAction({
  kinds: ['customer'],
  label: 'test-drives:card.book',
  digit: 3,
  roles: bookers,
  run: ({ id }, go) => go(`/drives/new?customer=${id}`),
});

addTimelineKind({
  kind: 'drive',
  label: 'test-drives:card.drives',
  roles: bookers,
  part: 'testDrives',
  load: (id: string) => client.testDrives.ofCustomer.query({ id }),
  line: ({
    id,
    at,
    kind,
    state,
    carNumber,
    carModel,
    consultantName,
    km,
    intentAfter,
    liked,
    concerns,
    cancelReason,
  }) => ({
    key: id,
    at,
    said: [
      t(`kind.${kind}`),
      [carNumber, carModel].filter(Boolean).join(' '),
      state !== 'back' && t(`state.${state}`),
      km !== null && t('car.km', { km }),
      intentAfter && t(`intentAfter.${intentAfter}`),
      liked,
      concerns,
      cancelReason,
      consultantName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});
