import { Modal } from 'antd';
import type { ComponentProps } from 'react';
import { PrintPreview } from './PrintPreview.tsx';

/** The paper over the page, where what is being typed beside it must stay. */
export function PrintDialog(props: ComponentProps<typeof PrintPreview>) {
  return (
    <Modal open footer={null} closable={false} width={900} onCancel={props.onClose}>
      <PrintPreview {...props} />
    </Modal>
  );
}
