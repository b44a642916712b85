import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pick } from '../../../db/sync/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { fieldLabel, fieldText } from '../../ui/fieldText.ts';
import { Masked } from '../../ui/Masked.tsx';
import { SideBySide, type SideRow } from '../../ui/SideBySide.tsx';
import { sideText } from './records.ts';

type Issue = Outputs['sync']['issue'];
type Value = Issue['values'][number];

const SIDES = ['mine', 'theirs'] as const;

/** Fields both changed, to be picked; what only this PC changed goes through and stays folded. */
export function IssueChoices(props: {
  issue: Issue;
  picks: Readonly<Record<string, Pick>>;
  onPick: (field: string, side: Pick) => void;
}) {
  const { t } = useTranslation('sync');
  const { issue, picks, onPick } = props;
  const side = sideText(issue);
  const clashing = issue.values.filter(({ clash }) => clash);
  const alone = issue.values.filter(({ clash }) => !clash);
  const besides = (value: Value) => SIDES.map((side) => <Reveal key={side} {...{ issue, value, side }} />);
  const rowOf = (value: Value, usual?: Pick): SideRow<Pick> => {
    const { field } = value;
    const text = (of: unknown) => fieldText(issue.entity, field, of);
    return {
      field,
      label: fieldLabel(issue.entity, field),
      before: value.before === null ? undefined : text(value.before),
      cells: [text(value.mine), text(value.theirs)],
      spoken: [text(value.mine), text(value.theirs)],
      picked: picks[field] ?? usual,
      ...(value.masked && { beside: besides(value) as [ReactNode, ReactNode] }),
    };
  };
  const heads = [
    <span key="mine">
      {t('conflict.mine', { side, name: issue.mineBy ?? t('somebody'), when: moment(issue.mineAt) })}
    </span>,
    <span key="theirs">
      {t('conflict.theirs', {
        name: issue.theirsBy ?? t('somebody'),
        when: issue.theirsAt === null ? '' : moment(issue.theirsAt),
      })}
    </span>,
  ] as const;
  const table = { sides: SIDES, heads, onPick };
  if (issue.kind === 'deleted') {
    const [keep, agree] = [t('conflict.keep', { side }), t('conflict.agree')];
    const whole = {
      field: '*',
      label: t('record'),
      cells: [keep, agree],
      spoken: [keep, agree],
      picked: picks['*'],
    } as const;
    return (
      <>
        <SideBySide {...table} autoFocus caption={t('conflict.caption', { side })} rows={[whole]} />
        <Carried issue={issue} />
      </>
    );
  }
  return (
    <>
      {clashing.length > 0 ? (
        <SideBySide
          {...table}
          autoFocus
          caption={t('conflict.caption', { side })}
          rows={clashing.map((value) => rowOf(value))}
        />
      ) : (
        <p>{t('conflict.nothing')}</p>
      )}
      {alone.length > 0 && (
        <details className="conflict-alone">
          <summary>{t('conflict.alone', { count: alone.length, side })}</summary>
          <SideBySide {...table} caption={t('conflict.alone.text')} rows={alone.map((value) => rowOf(value, 'mine'))} />
        </details>
      )}
    </>
  );
}

/** What the record that was deleted elsewhere was changed to here. */
function Carried({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation('sync');
  const { entity, values } = issue;
  return (
    <details className="conflict-alone">
      <summary>{t('conflict.changedHere', { count: values.length, side: sideText(issue) })}</summary>
      <dl className="conflict-carried">
        {values.map(({ field, mine }) => (
          <div key={field}>
            <dt>{fieldLabel(entity, field)}</dt>
            <dd>{fieldText(entity, field, mine)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The whole of a masked value, for a reason. */
function Reveal({ issue, value, side }: { readonly issue: Issue; readonly value: Value; readonly side: Pick }) {
  const { field } = value;
  const shown = value[side];
  if (typeof shown !== 'string') return null;
  const reveal = async (reason: string) =>
    (await client.sync.revealIssue.mutate({ id: issue.id, field, side, reason })).value ?? '';
  return <Masked value={shown} label={fieldLabel(issue.entity, field)} reveal={reveal} />;
}
