import { useQuery } from '@tanstack/react-query';
import { REQUEST_ROLES } from '../../db/requests/rules.ts';
import { useMay } from './session.ts';
import { trpc } from './trpc.ts';

/** 客户请求 this person must answer now, and as a manager those that others let slip. */
export function useRequestNews(): { due: number; overdue: number } {
  const mayAsk = useMay(...REQUEST_ROLES);
  const news = useQuery({ ...trpc.requests.news.queryOptions(), enabled: mayAsk });
  return news.data ?? { due: 0, overdue: 0 };
}
