import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../lib/outputs.ts';
import { useStaff } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { leaving } from '../../ui/leaving.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { AddStaff } from './AddStaff.tsx';
import { ChangeStaff } from './ChangeStaff.tsx';

/** Accounts that two PCs gave away while they could not hear of each other. */
function sharedLogins(people: readonly { login: string }[]): Set<string> {
  const logins = people.map(({ login }) => login);
  return new Set(logins.filter((login, index) => logins.indexOf(login) < index));
}

type Person = Outputs['staff']['list'][number];
type Panel = 'add' | { id: string };

/** Who works here: add, change role, new password, disable. People stay listed, because their names stand on records. */
export default function StaffPage() {
  const { t } = useTranslation('staff');
  const me = useStaff();
  const [panel, setPanel] = useState<Panel>();
  const open = (next: Panel) => leaving(() => setPanel(next));
  const staff = useQuery(trpc.staff.list.queryOptions());
  const { run: turn, busy } = useOnce(
    async ({ id, name, disabledAt }: Person) => {
      const { disable, enable } = client.staff;
      const working = disabledAt === null;
      try {
        await (working ? disable : enable).mutate({ id });
        notify(t(working ? 'disabled' : 'enabled', { name }), () => (working ? enable : disable).mutate({ id }));
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  if (staff.data === undefined) return <Loaded query={staff}>{() => null}</Loaded>;
  const people = staff.data;
  const active = people.filter((person) => person.disabledAt === null).length;
  const shared = sharedLogins(people);
  const changing = people.find((person) => typeof panel === 'object' && person.id === panel.id);

  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle', { count: active })}
      primary={
        <Button type="primary" onClick={() => open('add')}>
          {t('add')}
        </Button>
      }
    >
      {shared.size > 0 && (
        <Alert type="warning" showIcon title={t('shared.text', { logins: [...shared].join('、') })} />
      )}
      <div className="with-panel">
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={people}
          rowClassName={(person) => (person.disabledAt === null ? '' : 'row-quiet')}
          columns={[
            { title: t('name'), dataIndex: 'name' },
            {
              title: t('login'),
              render: (_, person) => (
                <>
                  {person.login} {shared.has(person.login) && <Tag color="warning">{t('shared')}</Tag>}
                </>
              ),
            },
            { title: t('role'), render: (_, person) => t(`app:role.${person.role}`) },
            { title: t('state'), render: (_, person) => t(person.disabledAt === null ? 'active' : 'off') },
            {
              title: '',
              align: 'right',
              render: (_, person) => (
                <span className="row-actions">
                  <button type="button" className="link" onClick={() => open({ id: person.id })}>
                    {t('change')}
                  </button>
                  {person.id !== me.id && (
                    <button type="button" className="link" aria-disabled={busy} onClick={() => void turn(person)}>
                      {t(person.disabledAt === null ? 'disable' : 'enable')}
                    </button>
                  )}
                </span>
              ),
            },
          ]}
        />
        {panel === 'add' && <AddStaff onClose={() => setPanel(undefined)} />}
        {changing !== undefined && (
          <ChangeStaff key={changing.id} person={changing} onClose={() => setPanel(undefined)} />
        )}
      </div>
    </Page>
  );
}
