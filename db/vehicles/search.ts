/** What of a vehicle is searched; brand, series and model are searched as names are. */
export interface VehicleDoc {
  vin: string;
  plate?: string | null | undefined;
  brand?: string | null | undefined;
  series?: string | null | undefined;
  model?: string | null | undefined;
  brandModel?: string | null | undefined;
}
export type VehicleField = keyof VehicleDoc;
