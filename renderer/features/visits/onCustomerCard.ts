import i18n from 'i18next';
import { addCardAction } from '../../lib/customerCard.ts';
import { addFoundAction, customerOfHit } from '../../lib/foundActions.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

const ROLES = ['reception', 'consultant', 'manager', 'admin'] as const;
/** The host takes a registration back for a minute; the offer ends a little before. */
const UNDO_SHOWN_MS = 55_000;

/** 到店: somebody known stands in the door, to see cars, alone; whatever is different is put right in 补录. */
async function arrived(customerId: string, name: string): Promise<void> {
  try {
    const visit = await client.visits.register.mutate({
      channel: 'walkIn',
      purpose: 'viewing',
      partySize: 1,
      customerId,
    });
    notify(
      i18n.t('visits:card.arrived', { name }),
      async () => {
        await client.visits.withdraw.mutate({ id: visit.id });
        await refresh('visits', 'customers');
      },
      UNDO_SHOWN_MS,
    );
  } catch (error) {
    notifyFailure(error);
  }
  await refresh('visits', 'customers', 'followUps');
}

addCardAction({
  name: 'arrive',
  label: 'visits:card.arrive',
  order: 15,
  roles: ROLES,
  run: ({ id, name }) => void arrived(id, name),
});

addFoundAction({
  kinds: ['customer'],
  label: 'visits:card.arrive',
  digit: 2,
  roles: ROLES,
  run: (hit) => void arrived(customerOfHit(hit)!, hit.title),
});
