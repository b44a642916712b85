import { addCardAction } from '../../lib/customerCard.ts';

addCardAction({
  name: 'crm',
  label: 'customers:crm.open',
  order: 90,
  roles: ['consultant', 'manager', 'backOffice', 'admin'],
  run: ({ id }, go) => go(`/crm?id=${id}`),
});
