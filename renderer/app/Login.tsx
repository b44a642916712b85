import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ruleText } from '../lib/errors.ts';
import { currentLanguage } from '../lib/i18n.ts';
import { choose } from '../lib/own.ts';
import { useSession } from '../lib/session.ts';
import { LookChoice } from '../ui/LookChoice.tsx';
import { PersonPicker } from './PersonPicker.tsx';

/** Who is at the desk? One digit, the password, Enter. */
export function Login(props: { showroomName: string }) {
  const { t } = useTranslation('app');
  const farewell = useSession((state) => state.farewell);
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="login">
      <header>
        <h1>{props.showroomName}</h1>
        <p>{t('login.who')}</p>
      </header>
      {farewell !== undefined && <Alert type="info" showIcon title={ruleText(farewell)} className="farewell" />}
      <PersonPicker />
      <div className="login-look">
        <button type="button" className="link" lang={other} onClick={() => void choose({ language: other })}>
          {other === 'en' ? 'English' : '中文'}
        </button>
        <LookChoice />
      </div>
    </main>
  );
}
