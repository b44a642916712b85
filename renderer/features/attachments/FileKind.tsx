import { useTranslation } from 'react-i18next';
import { type AttachmentKind, attachmentKinds } from '../../../db/attachments/model.ts';
import { client, refresh } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import type { FileLine } from './types.ts';

/** What a file of a contract is, chosen where it stands. */
export function FileKind({ file, mayWrite }: { readonly file: FileLine; readonly mayWrite: boolean }) {
  const { t } = useTranslation('attachments');
  const { id, rev, kind } = file;
  if (!mayWrite) return kind && <span className="tag tag-grey">{t(`kind.${kind}`)}</span>;
  async function choose(next: AttachmentKind | null | undefined): Promise<void> {
    try {
      await client.attachments.classify.mutate({ id, rev, kind: next ?? null });
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('attachments', 'contracts');
  }
  return (
    <SelectInput<AttachmentKind | null | undefined>
      aria-label={t('kind.of', { name: file.name })}
      placeholder={t('kind.choose')}
      clearable
      value={kind}
      onChange={(next) => void choose(next)}
      onBlur={() => undefined}
      options={attachmentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
    />
  );
}
