import { ALLOCATION_READERS } from '../../../db/allocations/model.ts';
import { addVehiclePanel } from '../../lib/vehicleCard.ts';
import { OfVehicle } from './OfVehicle.tsx';

addVehiclePanel({ name: 'allocations', order: 10, roles: ALLOCATION_READERS, Panel: OfVehicle });
