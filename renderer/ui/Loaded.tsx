import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';
import { Waiting } from './Waiting.tsx';

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };
  /** Grey lines while waiting. */
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

/**
 * What a question brought, or the waiting, or why not. A later refresh that fails (the desk was locked meanwhile, the host
 * restarts) keeps showing what was there: taking it down would take typed text with it.
 */
export function Loaded<T>(props: LoadedProps<T>) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  return <Waiting rows={props.rows ?? 5} />;
}
