import { useEffect, useRef, useState } from 'react';
import { errorText } from '../../lib/errors.ts';
import { useSession } from '../../lib/session.ts';
import { queryClient, trpc } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { keepThumb } from './thumb.ts';
import { type Card, lookAt, upload } from './upload.ts';

/** A file on its way into this PC, or one that could not be added and why. */
export interface Adding {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly problem?: string;
}

export interface AddingQueue {
  readonly rows: readonly Adding[];
  readonly add: (files: Iterable<File>) => void;
  /** Stops one that is on its way or waits for its turn, or takes a problem off the list. */
  readonly drop: (key: number) => void;
}

let last = 0;

const tokenNow = () => useSession.getState().session?.token;

/**
 * Files one after the other: 20 MB each would otherwise stand in memory together. One bad file does not stop the others. They go
 * on after the page is left, under the name of who added them, and stop when another person sits down.
 */
export function useAdding(card: Card): AddingQueue {
  const [rows, setRows] = useState<readonly Adding[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const chain = useRef<Promise<void>>(Promise.resolve());
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const change = (key: number, to: Partial<Adding>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...to } : row)));
  const drop = (key: number) => {
    stops.current.get(key)?.abort();
    setRows((now) => now.filter((row) => row.key !== key));
  };

  async function bring(key: number, file: File, token: string): Promise<void> {
    const stop = stops.current.get(key);
    if (stop === undefined || stop.signal.aborted || tokenNow() !== token) return drop(key);
    try {
      await lookAt(file);
      const progress = (share: number) => change(key, { share });
      const { id } = await upload(card, file, { token, signal: stop.signal, progress });
      setRows((now) => now.filter((row) => row.key !== key));
      await queryClient.invalidateQueries(trpc.attachments.pathFilter());
      await keepThumb(id, file);
    } catch (error) {
      if (stop.signal.aborted) return;
      change(key, { problem: errorText(error) });
      // Nobody sees the row of a page that was left; the next person at this window is not told.
      if (left.current && tokenNow() === token) notifyFailure(error);
    } finally {
      stops.current.delete(key);
    }
  }
  return {
    rows,
    drop,
    add(files) {
      const token = tokenNow();
      if (token === undefined) return;
      for (const file of files) {
        last += 1;
        const key = last;
        stops.current.set(key, new AbortController());
        setRows((now) => [...now, { key, name: file.name, share: 0 }]);
        chain.current = chain.current.then(() => bring(key, file, token));
      }
    },
  };
}
