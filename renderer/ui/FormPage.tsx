import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote, FormBody, type FormBodyProps } from './FormBody.tsx';
import { Page } from './Page.tsx';
import { useFormValue } from './useForm.ts';

export interface FormPageProps<T extends object> extends FormBodyProps<T> {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly saveLabel?: string;
  /** Below the form and no part of it. */
  readonly after?: ReactNode;
}

/** A page that is one form: title, draft note, its one primary button, then the fields. */
export function FormPage<T extends object>(props: FormPageProps<T>) {
  const { t } = useTranslation('ui');
  const { form, title, subtitle, actions, saveLabel, after, ...body } = props;
  const saving = useFormValue(form, (state) => state.saving);
  return (
    <Page
      title={title}
      subtitle={subtitle}
      filters={<DraftNote form={form} />}
      actions={actions}
      primary={
        <Button type="primary" loading={saving} onClick={async () => (await form.save()) && props.onSaved?.()}>
          {saveLabel ?? t('form.save')} <kbd>Ctrl+S</kbd>
        </Button>
      }
    >
      <FormBody form={form} {...body} />
      {after}
    </Page>
  );
}
