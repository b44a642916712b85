import { demoCarFields } from '../../../db/demo-cars/model.ts';
import { demoCarProblems } from '../../../db/demo-cars/rules.ts';
import { aboutRecord } from '../../records/about.ts';

/** 试驾车. */
export const demoCarRecord = aboutRecord('demo_car', demoCarFields, {
  name: (saved) => saved.number ?? '',
  required: () => ['number', 'gearbox'],
  fresh: { gearbox: 'automatic' },
  problems: demoCarProblems,
});

/** Roles that keep the cars, and those that see what they cost; the host decides. */
export const carKeepers = ['manager', 'backOffice', 'admin'] as const;
export const payers = ['finance', ...carKeepers] as const;
