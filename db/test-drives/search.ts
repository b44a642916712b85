/** What of a drive is searched. */
export interface DriveDoc {
  driverName?: string | null | undefined;
  driverMobile?: string | null | undefined;
  driveNo: string;
}
export type DriveField = keyof DriveDoc;
