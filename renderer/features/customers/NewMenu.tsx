import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { useListView } from '../../ui/listView.ts';

/** 新建: the ways a customer comes in (L-DMS 3.4.1), each saying what it needs. */
export function NewMenu() {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const list = useListView('customers');
  const mayFormal = useMay('consultant', 'manager', 'backOffice', 'admin');
  const mayFloor = useMay('reception', 'consultant', 'manager', 'admin');
  const open = (path: string) => () => void navigate(path);
  const ways = [
    { key: 'prospect', may: true, go: open('/customers/new') },
    { key: 'formal', may: mayFormal, go: open('/customers/new?formal') },
    { key: 'visit', may: mayFloor, go: open('/showroom') },
    // Chosen among those there are; the card itself says what it still lacks.
    { key: 'convert', may: mayFormal, go: () => list.filter('stage', 'prospect') },
  ].filter(({ may }) => may);
  const items = ways.map(({ key }) => ({
    key,
    label: (
      <div className="new-way">
        <strong>{t(`way.${key}`)}</strong>
        <small className="soft">{t(`way.${key}.needs`)}</small>
      </div>
    ),
  }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, autoFocus: true, onClick: ({ key }) => ways.find((way) => way.key === key)?.go() }}
    >
      <Button type="primary">{t('new')}</Button>
    </Dropdown>
  );
}
