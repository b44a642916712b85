import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { RotaOrder } from '../../ui/RotaOrder.tsx';
import type { Rota } from './types.ts';

/** 早会排班 beside the board. */
export function RotaPanel(props: { rota: Rota; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { rota, onClose } = props;
  useHotkeys(t('rota.title'), [{ keys: 'escape', label: t('ui:keys.leave'), run: onClose }]);
  return (
    <aside className="panel form-panel">
      <h2>{t('rota.title')}</h2>
      <RotaOrder rota={rota} onSaved={onClose} beside={<Button onClick={onClose}>{t('ui:cancel')}</Button>} />
    </aside>
  );
}
