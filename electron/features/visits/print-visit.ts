import { clockOf } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { standingId } from '../../kernel/alias.ts';
import type { Fact } from '../../kernel/printing.ts';
import type { Write } from '../../kernel/write.ts';
import { type Form, type FormLanguage, momentText, offerForm } from '../settings/forms.ts';
import registerEn from './print.en.json' with { type: 'json' };
import registerZh from './print.zh-CN.json' with { type: 'json' };
import en from './print-visit.en.json' with { type: 'json' };
import zh from './print-visit.zh-CN.json' with { type: 'json' };
import { requireRow, type Visit } from './rows.ts';

/** Its choices are worded as in the register. */
const WORDS = {
  'zh-CN': { ...zh, of: registerZh },
  en: { ...en, of: registerEn },
} satisfies Record<FormLanguage, unknown>;
type Words = (typeof WORDS)['zh-CN'];

interface Told {
  visit: Visit;
  name: string;
  phone: string;
  level: Level | null;
  greeter: string;
  consultant: string;
  prior: string;
}

/**
 * 来店/来电登记表 of one party. The number is whole for the owner of the card, without a card for who received them, and starred for
 * everybody else; that it was printed is kept in the audit log.
 */
export function printVisit(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const told = showroom.store.write({ id: session.staffId }, (tx) => {
    const visit = requireRow(tx, id);
    tx.audit('export', 'visit', visit.id, { form: 'visit' });
    return tellOf(tx, visit, session.staffId);
  });
  return offerForm(showroom, session, visitForm(told, WORDS[lang]), lang);
}

function tellOf(tx: Write, visit: Visit, readerId: string): Told {
  const card =
    visit.customerId === null ? undefined : tx.get('customer', standingId(tx.db, 'customer', visit.customerId));
  const named = (staffId: string | null) => (staffId === null ? '' : (tx.get('staff', staffId)?.name ?? ''));
  const phone = card?.mobile ?? card?.landline ?? visit.guestPhone ?? '';
  const own = (card === undefined ? visit.consultantId : card.ownerId) === readerId;
  return {
    visit,
    name: card?.name ?? visit.guestName ?? '',
    phone: own || phone === '' ? phone : maskPhone(phone),
    level: card?.level ?? null,
    greeter: named(visit.greeterId),
    consultant: named(visit.consultantId),
    prior: named(visit.priorConsultantId),
  };
}

function visitForm({ visit, ...told }: Told, words: Words): Form {
  const { field, group, of, sign } = words;
  const isCall = visit.channel === 'call';
  const fact = (label: string, value: string | null | undefined): Fact => ({ label, value: value ?? '' });
  const wide = (label: string, value: string | null): Fact => ({ ...fact(label, value), wide: true });
  const level = (value: Level | null) => (value === 'none' ? words.noLevel : value);
  const arrival = [visit.arrivalMode && of.mode[visit.arrivalMode], visit.plate].filter(Boolean).join(' ');
  const onFoot: Fact[] = [
    fact(field.left, visit.leftAt === null ? '' : clockOf(visit.leftAt)),
    fact(field.size, String(visit.partySize)),
    fact(field.mode, arrival),
  ];
  return {
    paper: 'visit',
    title: words.title[isCall ? 'call' : 'visit'],
    file: [visit.visitOn, told.name].filter(Boolean).join(' '),
    head: [visit.visitOn, ...(visit.voidedAt === null ? [] : [words.voided])],
    parts: [
      {
        heading: group.visit,
        facts: [
          fact(field.arrived, momentText(visit.arrivedAt)),
          fact(field.channel, of.channel[visit.channel]),
          fact(field.purpose, of.purpose[visit.purpose]),
          ...(isCall ? [fact(field.readBack, visit.readBackConfirmed ? words.yes : '')] : onFoot),
          fact(field.seq, visit.visitSeq === null ? '' : String(visit.visitSeq)),
          fact(field.greeter, told.greeter),
          fact(field.consultant, told.consultant),
          fact(field.prior, told.prior),
        ],
      },
      {
        heading: group.guest,
        facts: [
          fact(field.name, told.name),
          fact(field.gender, visit.gender && words.gender[visit.gender]),
          fact(field.phone, told.phone),
          fact(field.description, visit.guestDescription),
          wide(field.address, visit.address),
          fact(field.source, [visit.source, visit.sourceDetail].filter(Boolean).join(' ')),
          fact(field.campaign, visit.campaign),
        ],
      },
      {
        heading: group.talk,
        facts: [
          wide(
            field.interest,
            [visit.interestModel ?? visit.interestSeries, visit.interestColor].filter(Boolean).join(' '),
          ),
          wide(field.interestNote, visit.interestNote),
          fact(field.ownedCar, visit.ownedCar),
          fact(field.rivals, visit.rivals),
          fact(field.levelInitial, level(visit.levelInitial)),
          fact(field.level, level(told.level)),
          wide(field.narrative, visit.narrative),
          fact(field.outcome, visit.outcome && of.outcome[visit.outcome]),
          fact(field.reason, visit.noCaptureReason),
        ],
      },
      { lines: [fact(sign.consultant, ''), fact(sign.manager, '')] },
    ],
  };
}
