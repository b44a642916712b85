import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Showroom } from '../api/context.ts';
import type { Clock } from '../kernel/clock.ts';
import { demoClock } from './clock.ts';
import { fillShowroom } from './fill.ts';
import { startDemoGateway } from './gateway.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './people.ts';
import { fillSister, transferBetween } from './sister.ts';

/** `--demo`: a throw-away showroom with a year behind it and a head office beside it. */
export interface Demo {
  /** Data folder of the showroom; gone when the demo ends. */
  dir: string;
  clock: Clock;
  /** Fills the freshly opened showroom and enrols it; returns the lines to print. Sending goes on in the background. */
  fill(showroom: Showroom): Promise<string[]>;
  /** The sister store of the group, smaller, opened when somebody looks at it. */
  sister: {
    dir: string;
    fill(sister: Showroom): Promise<void>;
    /** Cars between the two; in the background. */
    transfers(first: Showroom, sister: Showroom): Promise<void>;
  };
  end(): Promise<void>;
}

const ROLE_NAMES: Record<string, string> = {
  admin: '系统管理员 administrator',
  reception: '前台 reception',
  consultant: '销售顾问 consultant',
  manager: '销售经理 manager',
  backOffice: '销售内勤 back office',
  finance: '财务 finance',
  warehouse: '仓库 warehouse',
};

const accountLines = (): string[] => [
  `Accounts (password of all: ${DEMO_PASSWORD})`,
  ...DEMO_ACCOUNTS.map(({ login, name, role }) => `  ${login.padEnd(10)} ${name}  ${ROLE_NAMES[role]}`),
];

export function prepareDemo(): Demo {
  const root = mkdtempSync(join(tmpdir(), 'zhanting-demo-'));
  const remove = () => rmSync(root, { recursive: true, force: true });
  process.once('exit', remove);
  // A host listens for signals only once it runs; until then these would leave the folder behind.
  const leave = () => process.exit(130);
  process.once('SIGINT', leave).once('SIGTERM', leave);
  const clock = demoClock();
  const headOffice = join(root, 'gateway');
  // Starts while the year is being entered: both take about as long.
  const starting = startDemoGateway(headOffice);
  starting.catch(() => {
    // Told by `fill`.
  });
  return {
    dir: join(root, 'showroom'),
    clock,
    async fill(showroom) {
      await fillShowroom(showroom, clock);
      const gateway = await starting;
      process.off('SIGINT', leave).off('SIGTERM', leave);
      await showroom.sync.enrol({ id: 'system' }, { url: gateway.url, code: gateway.enrolCode });
      return [
        ...accountLines(),
        `Head office: ${gateway.url}`,
        `  its records: npm run gateway -- records --data "${headOffice}" --store S001 --entity customer`,
        'All of it disappears when this program ends.',
      ];
    },
    sister: {
      dir: join(root, 'sister'),
      async fill(sister) {
        const gateway = await starting;
        const code = await gateway.enrol({ storeId: 'S002', name: '城东店' });
        await fillSister(sister, { url: gateway.url, code }, clock.now());
      },
      transfers: transferBetween,
    },
    async end() {
      await starting.then(
        (gateway) => gateway.stop(),
        () => undefined,
      );
      process.off('exit', remove);
      remove();
    },
  };
}
