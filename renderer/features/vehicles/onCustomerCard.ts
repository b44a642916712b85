import { roles } from '../../../db/staff/model.ts';
import { addNeedPanel } from '../../lib/besideNeed.ts';
import { addCardAction } from '../../lib/customerCard.ts';
import { addFoundAction } from '../../lib/foundActions.ts';
import { useSeeking } from '../../lib/seeking.ts';
import { showInList } from '../../ui/listView.ts';
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

addFoundAction({
  kinds: ['vehicle'],
  label: 'vehicles:found.alike',
  digit: 1,
  roles,
  run: ({ title }, go) => {
    showInList('vehicles', title);
    go('/vehicles');
  },
});
addFoundAction({
  kinds: ['vehicle'],
  label: 'vehicles:found.files',
  digit: 2,
  roles,
  run: ({ id }, go) => go(`/files/vehicle/${id}`),
});
