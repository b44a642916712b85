import { TransportFailure } from './failure.ts';
import type { CrmOutcome, CrmQuestion } from './messages.ts';
import type { GatewaySession } from './session.ts';

/** Asks the gateway about its CRM; what goes wrong is an answer too, for a person waits for it. */
export async function askAboutCrm({ crm }: GatewaySession, question: CrmQuestion): Promise<CrmOutcome> {
  try {
    switch (question.about) {
      case 'preview':
        return { answer: await crm.preview(question.id) };
      case 'send':
        return { answer: await crm.send(question.ids) };
      case 'state':
        return { answer: await crm.state(question.ids) };
    }
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return { reason: error.reason };
  }
}
