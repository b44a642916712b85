import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import type { StockFilters } from './types.ts';

interface SavedQueriesProps {
  readonly filters: StockFilters;
  readonly onPick: (filters: Readonly<Record<string, unknown>>) => void;
}

/** 常用查询: one's own and those the showroom shares; what stands on the screen is saved under a name. */
export function SavedQueries({ filters, onPick }: SavedQueriesProps) {
  const { t } = useTranslation('vehicles');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const leads = useMay('manager', 'admin');
  const saved = useQuery(trpc.vehicles.queries.list.queryOptions({ kind: 'stock' }));
  const change = async (run: () => Promise<unknown>, said: string) => {
    try {
      await run();
      notify(said);
      await queryClient.invalidateQueries(trpc.vehicles.queries.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  };
  const save = () => {
    const { text: _typed, ...kept } = filters;
    void change(
      async () => {
        await client.vehicles.queries.save.mutate({
          name,
          kind: 'stock',
          filters: kept as Record<string, string>,
          shared,
        });
        setName('');
      },
      t('queries.saved', { name }),
    );
  };
  const panel = (
    <div className="stock-queries">
      {(saved.data ?? []).map((one) => (
        <p key={one.id}>
          <button
            type="button"
            className="link"
            onClick={() => {
              onPick(one.filters);
              setOpen(false);
            }}
          >
            {one.name}
          </button>
          {one.shared && <span className="soft">{t('queries.shared')}</span>}
          {(one.own || (one.shared && leads)) && (
            <button
              type="button"
              className="link soft"
              aria-label={t('queries.remove.of', { name: one.name })}
              onClick={() =>
                void change(
                  () => client.vehicles.queries.remove.mutate({ id: one.id, rev: one.rev }),
                  t('queries.removed', { name: one.name }),
                )
              }
            >
              {t('queries.remove')}
            </button>
          )}
        </p>
      ))}
      <Input
        value={name}
        maxLength={40}
        aria-label={t('queries.name')}
        placeholder={t('queries.name')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() !== '' && save()}
      />
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('queries.share')}
      </Checkbox>
      <Button disabled={name.trim() === ''} onClick={save}>
        {t('queries.save')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={panel}>
      <Button>{t('queries.title')}</Button>
    </Popover>
  );
}
