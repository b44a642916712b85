import { clockOf } from '../../../db/core/day.ts';
import { SCORES } from '../../../db/test-drives/model.ts';
import { averageScore } from '../../../db/test-drives/rules.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Write } from '../../kernel/write.ts';
import { standingRecord } from '../../records/standing.ts';
import { type Form, type FormLanguage, fill, momentText, offerForm } from '../settings/forms.ts';
import { readSettings } from '../settings/service.ts';
import { customerOf } from '../vehicles/rows.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { driveSight, type TestDrive } from './rows.ts';

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

interface Around {
  drive: TestDrive;
  name: string;
  car: string;
  plate: string;
  consultant: string;
  showroom: string;
}

function around(tx: Write, drive: TestDrive, showroom: string): Around {
  const car = tx.get('demo_car', drive.demoCarId);
  const staff = drive.consultantId && tx.get('staff', drive.consultantId);
  return {
    drive,
    showroom,
    name: customerOf(tx, drive.customerId)?.name ?? drive.driverName ?? '',
    car: [car?.number, car?.model ?? car?.series].filter(Boolean).join(' '),
    plate: car?.plate ?? '',
    consultant: staff ? staff.name : '',
  };
}

/**
 * 试乘试驾协议 with the driver's whole numbers, as it is signed, or 信息反馈表, filled in as far as is known; what is blank is written by
 * hand. That it was printed is kept in the audit log.
 */
export function printDrive(
  showroom: Showroom,
  session: Session,
  { id, paper, lang }: { id: string; paper: 'agreement' | 'feedback'; lang: FormLanguage },
): Promise<{ url: string }> {
  const words = WORDS[lang];
  const { store } = showroom;
  const by = { id: session.staffId, role: session.role };
  const { showroomName } = readSettings(store);
  const told = store.write(by, (tx) => {
    const drive = standingRecord(tx, 'test_drive', id);
    tx.audit('export', 'test_drive', drive.id, { paper });
    // What is signed before the car leaves has the numbers whole; a copy of later shows them as the screen does.
    const copied = drive.state !== 'booked' && drive.state !== 'out';
    return around(tx, copied ? driveSight.shown(by, drive) : drive, showroomName);
  });
  const form = paper === 'agreement' ? agreement(told, words) : feedback(told, words);
  return offerForm(showroom, session, form, lang);
}

function agreement({ drive, ...told }: Around, { agreement: words, kind, permanent }: Words): Form {
  const { facts, lines } = words;
  const expires = drive.licencePermanent ? permanent : drive.licenceExpiresOn;
  return {
    paper: 'agreement',
    title: words.title,
    file: drive.driveNo,
    head: [drive.driveNo],
    parts: [
      {
        facts: [
          { label: facts.no, value: drive.driveNo },
          { label: facts.kind, value: kind[drive.kind] },
          { label: facts.car, value: told.car },
          { label: facts.plate, value: told.plate },
          { label: facts.planned, value: `${momentText(drive.plannedStartAt)} - ${clockOf(drive.plannedEndAt)}` },
          { label: facts.route, value: drive.route ?? '' },
          { label: facts.driver, value: drive.driverName ?? told.name },
          { label: facts.mobile, value: drive.driverMobile ?? '' },
          { label: facts.licenceNo, value: drive.licenceNo ?? '' },
          { label: facts.licenceClass, value: [drive.licenceClass, drive.licenceIssuedOn].filter(Boolean).join(' ') },
          { label: facts.expires, value: expires ?? '' },
          { label: facts.idNo, value: drive.driverIdNo ?? '' },
          { label: facts.out, value: drive.odometerOutKm === null ? '' : `${drive.odometerOutKm} km` },
          { label: facts.back, value: drive.odometerInKm === null ? '' : `${drive.odometerInKm} km` },
        ],
      },
      { paragraphs: words.terms.map((term) => fill(term, { showroom: told.showroom })) },
      {
        lines: [
          { label: lines.sign, value: '', drawing: drive.signature ?? undefined },
          { label: lines.on, value: drive.signedHow === 'screen' ? momentText(drive.signedAt) : '' },
          { label: lines.consultant, value: told.consultant },
        ],
      },
    ],
  };
}

function feedback({ drive, ...told }: Around, { feedback: words, field, intent, byHand }: Words): Form {
  const { facts, lines } = words;
  const average = averageScore(drive);
  // What was typed may be long; what is blank gets a line to write on.
  const answers = (['liked', 'concerns', 'rivals'] as const).map((name) => [lines[name], drive[name]] as const);
  return {
    paper: 'feedback',
    title: words.title,
    file: drive.driveNo,
    head: [drive.driveNo],
    parts: [
      {
        facts: [
          { label: facts.name, value: told.name },
          { label: facts.car, value: told.car },
          { label: facts.at, value: momentText(drive.startedAt ?? drive.plannedStartAt) },
          { label: facts.consultant, value: told.consultant },
          ...SCORES.map((name) => ({ label: field[name], value: drive[name] === null ? byHand : String(drive[name]) })),
          { label: facts.average, value: average === null ? '' : String(average) },
        ],
      },
      { paragraphs: [words.thanks, ...answers.filter(([, said]) => said).map(([label, said]) => `${label}: ${said}`)] },
      {
        lines: [
          ...answers.filter(([, said]) => !said).map(([label]) => ({ label, value: '' })),
          { label: lines.intent, value: drive.intentAfter ? intent[drive.intentAfter] : '' },
          { label: lines.next, value: drive.nextContactOn ?? '' },
          { label: lines.sign, value: '' },
        ],
      },
    ],
  };
}
