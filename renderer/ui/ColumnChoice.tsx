import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../lib/session.ts';
import type { ListColumn } from './ListPage.tsx';
import { hiddenColumns, hideColumns } from './listView.ts';
import { Popup } from './Popup.tsx';

export interface Columns<Row> {
  readonly shown: readonly ListColumn<Row>[];
  readonly hidden: readonly string[];
  readonly hide: (keys: readonly string[]) => void;
}

/** The columns this person wants in this list. */
export function useColumns<Row>(name: string, columns: readonly ListColumn<Row>[]): Columns<Row> {
  const { id } = useStaff();
  const [chosen, setChosen] = useState(() => hiddenColumns(name, id));
  const hidden = chosen ?? columns.filter((column) => column.hidden).map((column) => column.key);
  return {
    hidden,
    shown: columns.filter((column) => !hidden.includes(column.key)),
    hide: (keys) => {
      hideColumns(name, id, keys);
      setChosen(keys);
    },
  };
}

/** The gear of a list: which columns stand there. The first one always does. */
export function ColumnChoice<Row>(props: { columns: readonly ListColumn<Row>[]; choice: Columns<Row> }) {
  const { t } = useTranslation('ui');
  const { hidden, hide } = props.choice;
  const [open, setOpen] = useState(false);
  return (
    <Popup
      open={open}
      onOpen={setOpen}
      placement="bottomRight"
      title={t('list.columns')}
      content={
        <div className="column-choice">
          {props.columns.slice(1).map((column) => (
            <Checkbox
              key={column.key}
              checked={!hidden.includes(column.key)}
              onChange={(event) =>
                hide(event.target.checked ? hidden.filter((key) => key !== column.key) : [...hidden, column.key])
              }
            >
              {column.title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('list.columns')} />
    </Popup>
  );
}
