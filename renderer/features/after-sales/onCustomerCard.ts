import i18n from 'i18next';
import { AFTER_SALES_ROLES } from '../../../db/after-sales/model.ts';
import { addCardAction, addCardNote, addTimelineKind } from '../../lib/customerCard.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { FirstService } from './FirstService.tsx';
import { HandedNote } from './HandedNote.tsx';

const t = (key: string, params = {}) => i18n.t(`after-sales:${key}`, params);

addCardAction({
  name: 'firstService',
  label: 'after-sales:title',
  order: 60,
  roles: AFTER_SALES_ROLES,
  fits: ({ level }) => level === 'D',
  Panel: FirstService,
});

addCardNote({ name: 'afterSales', roles: AFTER_SALES_ROLES, Note: HandedNote });

addTimelineKind<Outputs['afterSales']['ofCustomer'][number]>({
  kind: 'firstService',
  label: 'after-sales:kind',
  roles: AFTER_SALES_ROLES,
  part: 'afterSales',
  load: (id) => client.afterSales.ofCustomer.query({ id }),
  line: ({ id, createdAt, doneOn, mileageKm, advisor, byName, car, plate }) => ({
    key: id,
    at: createdAt,
    said: [
      t('line', { car: car ?? '', plate: plate ?? '', day: doneOn, km: mileageKm.toLocaleString() }),
      t('line.handed.to', { advisor }),
      byName,
    ]
      .filter(Boolean)
      .join(' · '),
  }),
});
