import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateState } from '../../../db/documents/gate.ts';
import { ruleText } from '../../lib/errors.ts';
import { moment } from '../../lib/when.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import './document.css';

interface Step {
  readonly to: string;
  readonly reason: boolean;
  readonly gates: readonly GateState[];
}

interface Event {
  readonly id: string;
  readonly to: string;
  readonly reason: string | null;
  readonly at: number;
  readonly byName: string | null;
  readonly stands: boolean;
}

interface DocumentPanelProps {
  /** Room of its texts: `status.<state>`, `go.<state>` on the button of a step. */
  readonly feature: string;
  readonly document: {
    readonly incomplete: boolean;
    readonly steps: readonly Step[];
    readonly events: readonly Event[];
  };
  readonly go: (to: string, reason: string | null) => Promise<unknown>;
}

/** What may happen to a document now, what keeps it, and what happened: beside every document. */
export function DocumentPanel({ feature, document, go }: DocumentPanelProps) {
  const { t } = useTranslation([feature, 'records']);
  const [asking, setAsking] = useState<string>();
  const [reason, setReason] = useState('');
  const { run, busy } = useOnce(
    async (to: string, why: string | null) => {
      try {
        await go(to, why);
        setAsking(undefined);
        setReason('');
      } catch (error) {
        notifyFailure(error);
      }
    },
    { moves: true },
  );
  const step = document.steps.find(({ to }) => to === asking);
  return (
    <>
      <section className="panel document-steps" aria-label={t('records:document.next')}>
        <h2>{t('records:document.next')}</h2>
        {document.incomplete && <p className="document-shut">{t('records:document.incomplete')}</p>}
        {document.steps.length === 0 && <p className="soft">{t('records:document.nothing')}</p>}
        {document.steps.map(({ to, reason: needs, gates }) => {
          const shut = gates.flatMap((gate) => gate.shut);
          return (
            <div key={to} className="document-step">
              <Button
                type={needs ? 'default' : 'primary'}
                danger={needs}
                disabled={shut.length > 0 || document.incomplete}
                loading={busy && asking === undefined}
                onClick={() => (needs ? setAsking(to) : void run(to, null))}
              >
                {t(`go.${to}`)}
              </Button>
              {shut.length > 0 && (
                <ul>
                  {shut.map(({ code, lineNo, params }) => (
                    <li key={`${code} ${lineNo ?? ''} ${JSON.stringify(params ?? {})}`} className="document-shut">
                      {lineNo !== undefined && <b>{t('records:document.line', { lineNo })} </b>}
                      {ruleText(code, { ...params })}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          );
        })}
        {step !== undefined && (
          <form
            className="document-reason"
            onSubmit={(event) => {
              event.preventDefault();
              void run(step.to, reason);
            }}
          >
            <Input.TextArea
              autoFocus
              rows={2}
              value={reason}
              aria-label={t('records:document.reason')}
              placeholder={t('records:document.reason')}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button onClick={() => setAsking(undefined)}>{t('records:document.keep')}</Button>
            <Button danger type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
              {t(`go.${step.to}`)}
            </Button>
          </form>
        )}
      </section>
      {document.events.length > 0 && (
        <section className="panel" aria-label={t('records:document.thread')}>
          <h2>{t('records:document.thread')}</h2>
          <ol className="document-thread">
            {[...document.events].reverse().map((event) => (
              <li key={event.id} className={event.stands ? '' : 'soft'}>
                <b>{t(`status.${event.to}`)}</b> {event.byName} <span className="soft">{moment(event.at)}</span>
                {!event.stands && <em> {t('records:document.void')}</em>}
                {event.reason !== null && <p>{event.reason}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
