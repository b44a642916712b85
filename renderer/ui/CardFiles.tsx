import { FilePdfOutlined, PictureOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AttachedTo } from '../../db/attachments/model.ts';
import { trpc } from '../lib/trpc.ts';

/** Pictures that fit in a row of a card's side. */
const ROW = 4;

/** 文件 2 on a card: how many, the newest ones small, and the way to all of them. */
export function CardFiles(props: { entity: AttachedTo; id: string; mayAdd: boolean }) {
  const { t } = useTranslation('attachments');
  const { entity, id, mayAdd } = props;
  const files = useQuery(trpc.attachments.list.queryOptions({ entity, entityId: id })).data;
  const count = files?.length ?? 0;
  const page = `/files/${entity}/${id}`;
  return (
    <section className="panel card-files" aria-label={t('card')}>
      <h2>
        <Link to={page}>{count === 0 ? t('card') : t('card.count', { count })}</Link>
        {(mayAdd || count > 0) && <Link to={page}>{t(mayAdd ? 'card.add' : 'card.all')}</Link>}
      </h2>
      {files !== undefined && count === 0 && <p className="soft">{t('card.none')}</p>}
      {count > 0 && (
        <Link to={page} className="card-thumbs" aria-hidden tabIndex={-1}>
          {(files ?? []).slice(-ROW).map(({ id: fileId, name, mime, thumb }) => (
            <span key={fileId} title={name}>
              {thumb !== null && <img src={thumb} alt="" />}
              {thumb === null && (mime === 'application/pdf' ? <FilePdfOutlined /> : <PictureOutlined />)}
            </span>
          ))}
        </Link>
      )}
    </section>
  );
}
