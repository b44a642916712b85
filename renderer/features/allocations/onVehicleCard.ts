import { lazy } from 'react';
import { ALLOCATION_READERS } from '../../../db/allocations/model.ts';
import { addCarPanel } from '../../lib/vehicleCard.ts';

addCarPanel({ name: 'allocations', roles: ALLOCATION_READERS, Panel: lazy(() => import('./OfVehicle.tsx')) });
