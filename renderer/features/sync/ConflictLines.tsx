import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { fieldLabel } from '../../ui/fieldText.ts';

import { walkLines } from './lines.ts';
import { sideText } from './records.ts';

type Line = Outputs['sync']['openIssues'][number];

/** 两边都改了: a line a record, opening its two versions. */
export function ConflictLines({ lines }: { readonly lines: readonly Line[] }) {
  const { t, i18n } = useTranslation('sync');
  const listed = new Intl.ListFormat(i18n.language, { style: 'narrow' });
  return (
    <section className="panel">
      <h2>{t('conflicts', { count: lines.length })}</h2>
      <ul className="issues" onKeyDown={walkLines}>
        {lines.map((line) => (
          <li key={line.id}>
            <Link to={`/attention?issue=${line.id}`} className="issue attention-line">
              <strong>
                {t(`entity.${line.entity}`)} {line.label}
              </strong>
              <span className="mark mark-red">{t(line.kind === 'deleted' ? 'conflict.deleted' : 'op.conflict')}</span>
              <span className="issue-reason">
                {line.kind === 'deleted'
                  ? t('conflict.deleted.text', { side: sideText(line) })
                  : listed.format(line.fields.map((field) => fieldLabel(line.entity, field)))}
              </span>
              <span title={fullMoment(line.mineAt)}>
                {t('conflict.mine', {
                  side: sideText(line),
                  name: line.mineBy ?? t('somebody'),
                  when: moment(line.mineAt),
                })}
              </span>
              {line.theirsBy !== null && line.theirsAt !== null && (
                <span title={fullMoment(line.theirsAt)}>
                  {t('conflict.theirs', { name: line.theirsBy, when: moment(line.theirsAt) })}
                </span>
              )}
              <span className="attention-go">{t('conflict.choose')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
