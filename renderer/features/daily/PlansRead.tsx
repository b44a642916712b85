import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { InstructForm } from './InstructForm.tsx';
import { PlanReached } from './PlanReached.tsx';
import type { Plans } from './types.ts';

/** Everybody's plan, with the instruction typed beside it and signed. */
export function PlansRead({ plans }: { plans: Plans }) {
  const { t } = useTranslation('daily');
  const { kind, fromOn: on, lines } = plans;
  return (
    <div className="meeting-reports">
      {lines.map((line) => (
        <section key={`${line.id} ${line.rev}`} aria-label={line.name}>
          <h3>{line.name}</h3>
          <InstructForm
            handed={line}
            planLabel={t(`kind.${kind}`)}
            save={(said) =>
              client.daily.instructPlan.mutate({ kind, on, staffId: line.staffId, rev: line.rev, ...said })
            }
          >
            <PlanReached line={line} />
          </InstructForm>
        </section>
      ))}
    </div>
  );
}
