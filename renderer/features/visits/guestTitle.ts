/** What one calls a party at the desk: its name, else its description, else the masked number. */
export function guestTitle(
  line: { name: string | null; guestDescription: string | null; phone?: string | null },
  unnamed: string,
): string {
  return line.name ?? line.guestDescription ?? line.phone ?? unnamed;
}
