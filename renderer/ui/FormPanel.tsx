import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote, FormBody } from './FormBody.tsx';
import { leaving } from './leaving.ts';
import { type Form, useFormValue } from './useForm.ts';

/** A form beside what it belongs to: it never hides the list one compares with. Esc closes, Ctrl+S saves. */
export function FormPanel<T extends object>(props: {
  form: Form<T>;
  title: ReactNode;
  onClose: () => void;
  onSaved?: () => void;
  saveLabel?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const close = () => leaving(props.onClose);
  const saving = useFormValue(props.form, (state) => state.saving);
  return (
    <aside className="panel form-panel">
      <h2>{props.title}</h2>
      <FormBody form={props.form} onLeave={close} {...(props.onSaved && { onSaved: props.onSaved })}>
        {props.children}
        <div className="buttons">
          <DraftNote form={props.form} />
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={saving}>
            {props.saveLabel ?? t('form.save')}
          </Button>
        </div>
      </FormBody>
    </aside>
  );
}
