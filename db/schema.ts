export * from './core/table.ts';
export * from './customers/table.ts';
export * from './staff/table.ts';
export * from './sync/table.ts';
export * from './vehicles/table.ts';
export * from './visits/table.ts';
