import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ADJUSTMENT_READERS } from '../../../db/adjustments/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { priceName } from '../../lib/priceNames.ts';
import { useMay } from '../../lib/session.ts';
import { AdjustmentLink } from './AdjustmentLink.tsx';

type Answer = Outputs['prices']['why'];
type Item = Answer['items'][number];
type Refused = Extract<Item['answer'], { ok: false }>;

/** What a refusal says, with the names of what it is about. */
function reasonOf(answer: Refused, t: TFunction<'prices'>): string {
  const name = (id: string) => priceName(id) ?? id;
  switch (answer.code) {
    case 'match.none':
      return t('reason.match.none', { classes: answer.productClassIds.map(name).join(' ▸ ') });
    case 'match.ambiguous':
      return t('reason.match.ambiguous', { product: name(answer.productClassId) });
    case 'match.otherClass':
      return t('reason.match.otherClass', {
        product: name(answer.productClassId),
        customer: name(answer.customerClassId),
      });
    case 'price.tie':
      return t('reason.price.tie', { list: name(answer.listId), nos: answer.adjustmentNos.join('、') });
    default:
      return t(`reason.${answer.code}`);
  }
}

/** Each price the role is told: the amount and where it stands, or why there is none, and the steps that were tried. */
export function WhyAnswer({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('prices');
  return (
    <div className="why-items">
      {answer.items.map((item) => (
        <section key={item.code} className="panel" aria-label={item.name}>
          <h2>
            {item.name}
            {item.answer.ok ? (
              <b className="tabular">{money(item.answer.amountFen)}</b>
            ) : (
              <span className="why-none">{reasonOf(item.answer, t)}</span>
            )}
          </h2>
          <Steps item={item} lines={answer.lines} />
        </section>
      ))}
    </div>
  );
}

function Steps({ item: { answer, trail }, lines }: { readonly item: Item; readonly lines: Answer['lines'] }) {
  const { t } = useTranslation('prices');
  const reads = useMay(...ADJUSTMENT_READERS);
  const policy = answer.ok ? answer.ref.policyId : 'policyId' in answer ? answer.policyId : undefined;
  return (
    <>
      {policy !== undefined && reads && <p className="soft">{t('why.policy', { policy: priceName(policy) ?? '' })}</p>}
      <ol>
        {trail.map((step) => (
          <li key={step.seq} className={step.outcome === 'found' ? 'why-found' : 'soft'}>
            <span className="tabular">{step.seq}</span> {priceName(step.listId)} ·{' '}
            {step.why ? t(`why.skipped.${step.why}`) : t(`why.${step.outcome}`)}
            {step.lineIds.map((id) => {
              const line = lines[id];
              if (line === undefined) return null;
              const days = `${line.validFrom} – ${line.validTo ?? t('open')}`;
              return (
                <span key={id}>
                  {' '}
                  <Link to={`/prices/${id}`}>{days}</Link>{' '}
                  {reads && <AdjustmentLink id={line.adjustmentId ?? null} no={line.adjustmentNo ?? null} />}
                </span>
              );
            })}
          </li>
        ))}
      </ol>
    </>
  );
}
