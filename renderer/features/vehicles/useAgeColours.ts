import { useQuery } from '@tanstack/react-query';
import { type AgeColours, SHIPPED_AGE_COLOURS } from '../../../db/vehicles/age.ts';
import { trpc } from '../../lib/trpc.ts';

/** The showroom's own table of 库龄颜色. */
export function useAgeColours(): AgeColours {
  const settings = useQuery(trpc.settings.get.queryOptions());
  return settings.data?.ageColours ?? SHIPPED_AGE_COLOURS;
}
