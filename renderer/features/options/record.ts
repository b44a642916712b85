import { vehicleOptionFields } from '../../../db/options/model.ts';
import { OPTION_REQUIRED, optionProblems } from '../../../db/options/rules.ts';
import { aboutRecord } from '../../records/about.ts';

/** 厂商选配件. */
export const optionRecord = aboutRecord('vehicle_option', vehicleOptionFields, {
  name: (saved) => saved.name,
  required: () => OPTION_REQUIRED,
  problems: optionProblems,
});

/** Roles that keep the catalogue; the host decides. */
export const catalogueKeepers = ['backOffice', 'manager', 'admin'] as const;
