import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../../lib/session.ts';
import { client, queryClient, refresh, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import type { OpenQuote, SheetLine } from './records.ts';

type Sheet = Parameters<typeof client.quotes.saveSheet.mutate>[0];
export type LineTyped = Omit<Sheet['lines'][number], 'id' | 'rev'>;

/** The sheet as it is saved: each cell at once, one after the other, against the newest revision of its line. */
export function useSheet(quoteId: string) {
  const { t } = useTranslation('quotes');
  const { id: me } = useStaff();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const newest = (lineId: string): SheetLine | undefined =>
    queryClient
      .getQueryData<OpenQuote>(trpc.quotes.get.queryKey({ id: quoteId }))
      ?.lines.find(({ id }) => id === lineId);

  /** True when it is saved; what was typed stays otherwise. */
  function queued(save: () => Promise<unknown>): Promise<boolean> {
    const next = queue.current.then(async () => {
      try {
        await save();
        await refresh('quotes');
        return true;
      } catch (error) {
        notifyFailure(error);
        await refresh('quotes');
        return false;
      }
    });
    queue.current = next;
    return next;
  }
  return {
    /** `seen`: what stood in the fields when typing began; somebody else's word since is not typed over. */
    change: (line: SheetLine, typed: LineTyped, seen: Partial<SheetLine> = {}) =>
      queued(async () => {
        const now = newest(line.id) ?? line;
        const differs = Object.entries(seen).some(([field, value]) => now[field as keyof SheetLine] !== value);
        const taken = differs && now.updatedBy !== me;
        if (taken) {
          notify(t('line.changedMeanwhile', { name: [t(`kind.${now.kind}`), now.title].filter(Boolean).join(' ') }));
          return;
        }
        await client.quotes.saveSheet.mutate({ id: quoteId, lines: [{ id: now.id, rev: now.rev, ...typed }] });
      }),
    add: (typed: LineTyped) => queued(() => client.quotes.saveSheet.mutate({ id: quoteId, lines: [typed] })),
    remove: (line: SheetLine) =>
      queued(() =>
        client.quotes.saveSheet.mutate({
          id: quoteId,
          lines: [],
          removed: [{ id: line.id, rev: newest(line.id)?.rev ?? line.rev }],
        }),
      ),
    /** 询价: lines without a price are asked for. */
    ask: () => queued(() => client.quotes.saveSheet.mutate({ id: quoteId, lines: [] })),
    explain: (line: SheetLine, explained: boolean) =>
      queued(() => client.quotes.explain.mutate({ id: line.id, rev: newest(line.id)?.rev ?? line.rev, explained })),
  };
}
export type SheetActions = ReturnType<typeof useSheet>;
