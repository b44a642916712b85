/** The fields of the tabs as the seed names them, 规格 库存 海关; all others stand on 常规. In the order they are shown. */
export const fieldsOn = {
  spec: ['fuel', 'displacementMl', 'powerKw', 'transmission', 'driveType', 'seats', 'emission', 'producedOn'],
  stock: ['status', 'location', 'arrivedOn', 'listPriceFen', 'supplier', 'purchaseOrderNo', 'purchasedOn', 'costFen'],
  customs: ['importCertNo', 'inspectionNo', 'customsDeclNo', 'port', 'importedOn'],
} as const;
