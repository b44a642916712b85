import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A page that failed to draw. The rail stays usable; saved data is not touched by it. */
export function Broken() {
  const { t } = useTranslation('app');
  return (
    <main className="empty" role="alert">
      <p className="empty-title">{t('broken.title')}</p>
      <p>{t('broken.text')}</p>
      <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
    </main>
  );
}

/** Around the whole window: a fault outside any page shows words instead of an empty screen. */
export class Catch extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}
