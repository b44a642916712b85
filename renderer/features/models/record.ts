import { vehicleModelFields } from '../../../db/models/model.ts';
import { MODEL_REQUIRED, modelProblems, modelTitle } from '../../../db/models/rules.ts';
import { aboutRecord } from '../../records/about.ts';

/** 车型. */
export const modelRecord = aboutRecord('vehicle_model', vehicleModelFields, {
  name: (saved) =>
    modelTitle({ ...saved, configuration: saved.configuration ?? null, modelYear: saved.modelYear ?? null }),
  fresh: { brand: '雷克萨斯', origin: 'imported' },
  required: () => MODEL_REQUIRED,
  problems: modelProblems,
});

/** Roles that keep the catalogue; the host decides. */
export const catalogueKeepers = ['backOffice', 'manager', 'admin'] as const;

/** Fields of the second tab: what the vehicle invoice prints. */
export const invoiceFields = [
  'brandModel',
  'vehicleType',
  'origin',
  'seats',
  'displacementMl',
  'tonnageKg',
  'fuel',
  'nevFrom',
  'nevTo',
] as const;
