import { Modal } from 'antd';
import { Fragment } from 'react';
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
          {[
            ...Map.groupBy(
              entries.flatMap((entry) => entry.hotkeys()),
              ({ label }) => label,
            ),
          ].map(([label, hotkeys]) => (
            <p key={label}>
              <span>{label}</span>
              {hotkeys.map(({ keys }, index) => (
                <Fragment key={keys}>
                  {index > 0 && ' / '}
                  <Keys keys={keys} />
                </Fragment>
              ))}
            </p>
          ))}
        </section>
      ))}
    </Modal>
  );
}
