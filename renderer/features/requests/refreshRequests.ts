import { queryClient } from '../../lib/trpc.ts';

export const refreshRequests = () => queryClient.invalidateQueries({ queryKey: [['requests']] });
