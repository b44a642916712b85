import { PDI_READERS } from '../../../db/pdi/model.ts';
import { addVehiclePanel } from '../../lib/vehicleCard.ts';
import { CarPdi } from './CarPdi.tsx';

addVehiclePanel({ name: 'pdi', order: 20, roles: PDI_READERS, Panel: CarPdi });
