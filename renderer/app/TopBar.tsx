import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaff } from '../lib/session.ts';
import { useHotkeys } from '../ui/hotkeys.ts';
import { UndoNotes, undoLast } from '../ui/notices.tsx';
import { GuestCalls } from './GuestCalls.tsx';
import { lockNow } from './LockOverlay.tsx';
import { QuickSearch } from './QuickSearch.tsx';
import { SwitchPerson } from './SwitchPerson.tsx';
import { SyncMark } from './SyncMark.tsx';

/** 48 px: showroom, quick search, sync mark, who is here. */
export function TopBar(props: { showroomName: string }) {
  const { t } = useTranslation('app');
  const staff = useStaff();
  const [switching, setSwitching] = useState(false);
  useHotkeys(t('keys.frame'), [
    { keys: 'f2', label: t('keys.switch'), run: () => setSwitching(true) },
    { keys: 'alt+z', label: t('keys.undo'), run: () => void undoLast() },
    { keys: 'alt+l', label: t('lock.now'), overDialogs: true, run: () => void lockNow() },
  ]);
  return (
    <header className="top-bar">
      <strong className="showroom" title={props.showroomName}>
        {props.showroomName}
      </strong>
      <QuickSearch />
      <div className="bar-notes">
        <UndoNotes />
        <GuestCalls showroomName={props.showroomName} />
      </div>
      <SyncMark />
      <Button type="text" className="who" title={t('frame.switch')} onClick={() => setSwitching(true)}>
        {staff.name} <span>{t(`role.${staff.role}`)}</span> <SwapOutlined />
      </Button>
      {switching && <SwitchPerson onClose={() => setSwitching(false)} />}
    </header>
  );
}
