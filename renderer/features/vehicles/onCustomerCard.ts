import { addNeedPanel } from '../../lib/besideNeed.ts';
import { addCardAction } from '../../lib/customerCard.ts';
import { useSeeking } from '../../lib/seeking.ts';
import { FittingCars } from './FittingCars.tsx';

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

addNeedPanel({
  name: 'fittingCars',
  order: 10,
  roles: ['reception', 'consultant', 'backOffice', 'manager', 'admin'],
  Panel: FittingCars,
});
