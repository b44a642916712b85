import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type CardAction, cardActions } from '../../lib/customerCard.ts';
import { useStaff } from '../../lib/session.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import type { CustomerCard } from './types.ts';

/** More than these stand under ⋯. */
const BUTTONS = 3;

/** 记录联系 试驾 … ⋯: what features offer to do with this customer. */
export function ActionBar({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const { role } = useStaff();
  const [open, setOpen] = useState<CardAction>();
  const actions = cardActions(card, role);
  const start = (action: CardAction) => {
    if (action.Panel !== undefined) setOpen(action);
    action.run?.(card, (path) => void navigate(path));
  };
  useHotkeys(
    t('part.actions'),
    actions.flatMap((action) =>
      action.keys === undefined ? [] : [{ keys: action.keys, label: t(action.label), run: () => start(action) }],
    ),
  );
  const rest = actions.slice(BUTTONS);
  const Panel = open?.Panel;
  return (
    <>
      {actions.slice(0, BUTTONS).map((action) => (
        <Button key={action.name} onClick={() => start(action)}>
          {t(action.label)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            items: rest.map(({ name, label }) => ({ key: name, label: t(label) })),
            onClick: ({ key }) => start(rest.find(({ name }) => name === key)!),
          }}
        >
          <Button aria-label={t('actions.more')}>⋯</Button>
        </Dropdown>
      )}
      {Panel !== undefined && <Panel card={card} close={() => setOpen(undefined)} />}
    </>
  );
}
