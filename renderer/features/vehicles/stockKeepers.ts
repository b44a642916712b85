/** Roles that write vehicle cards and move cars; the host decides, the page only leaves out what would be refused. */
export const stockKeepers = ['backOffice', 'warehouse', 'manager', 'admin'] as const;
