import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHotkeyRegistry } from '../ui/hotkeys.ts';

const names: Record<string, string> = { escape: 'Esc', arrowup: '↑', arrowdown: '↓', enter: 'Enter', f2: 'F2' };

function Keys(props: { keys: string }) {
  return props.keys
    .split('+')
    .map((key) => <kbd key={key}>{names[key] ?? key.charAt(0).toUpperCase() + key.slice(1)}</kbd>);
}

/** `?`: everything that can be pressed here, by group. */
export function HotkeyOverview(props: { onClose: () => void }) {
  const { t } = useTranslation('app');
  const groups = Map.groupBy(
    useHotkeyRegistry((state) => state.groups),
    ({ group }) => group,
  );
  return (
    <Modal open footer={null} title={t('keys.overview')} onCancel={props.onClose}>
      {[...groups].map(([group, entries]) => (
        <section key={group} className="hotkeys">
          <h3>{group}</h3>
          {entries
            .flatMap((entry) => entry.hotkeys())
            .map((hotkey) => (
              <p key={hotkey.keys}>
                <span>{hotkey.label}</span>
                <Keys keys={hotkey.keys} />
              </p>
            ))}
        </section>
      ))}
    </Modal>
  );
}
