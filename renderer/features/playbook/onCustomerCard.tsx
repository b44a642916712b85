import { PLAYBOOK_READERS } from '../../../db/playbook/model.ts';
import { addContactPanel, type Prepared } from '../../lib/besideContact.ts';
import { addNeedPanel } from '../../lib/besideNeed.ts';
import { Sayings } from './Sayings.tsx';

/** What one asks is a point; what a customer may say stands under 可能的回答, the answer to it among the points. */
const prepared = ({
  kind,
  ask,
  answer,
}: Parameters<NonNullable<Parameters<typeof Sayings>[0]['onTake']>>[0]): Prepared =>
  kind === 'question'
    ? { points: [ask, answer].filter(Boolean).join('\n') }
    : { points: answer ?? '', ...(kind === 'objection' && ask !== null && { answers: ask }) };

addNeedPanel({
  name: 'playbook',
  order: 20,
  roles: PLAYBOOK_READERS,
  Panel: ({ need }) => (
    <div className="panel sayings-panel">
      <Sayings
        situation={{
          series: need.wish.series,
          rivals: need.rivals,
          concerns: [need.concerns, need.wish.said].filter(Boolean).join('、'),
        }}
      />
    </div>
  ),
});

addContactPanel({
  name: 'playbook',
  roles: PLAYBOOK_READERS,
  Panel: ({ situation, onTake }) => <Sayings situation={situation} onTake={(saying) => onTake(prepared(saying))} />,
});
