import type { Outputs } from '../../lib/outputs.ts';

type Answers = Outputs['testDrives'];

export type DriveLine = Answers['list']['rows'][number];
export type OpenDrive = Answers['get'];
export type Day = Answers['calendar'];
export type DayDrive = Day['drives'][number];
export type DayCar = Day['cars'][number];
