import { addCardAction } from '../../lib/customerCard.ts';
import { useSeeking } from '../../lib/seeking.ts';

addCardAction({
  name: 'seekCar',
  label: 'vehicles:seeking.find',
  order: 80,
  roles: ['consultant', 'backOffice', 'manager', 'admin'],
  run: ({ id, name }, go) => {
    useSeeking.getState().seek({ id, name });
    go('/vehicles');
  },
});
