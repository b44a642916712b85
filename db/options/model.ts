import { z } from 'zod';
import { code, day, fen, given, list, long, name, ref } from '../core/fields.ts';

/** 外观 内饰 舒适 安全 轮毂 套装 其他 */
export const optionKinds = ['exterior', 'interior', 'comfort', 'safety', 'wheels', 'package', 'other'] as const;

/** 厂商选配件 of a model; `needs` and `conflicts` are codes of other options of the same model. */
export const vehicleOptionFields = z.object({
  modelId: ref('vehicle_model'),
  code: code(),
  name: name(),
  kind: given(optionKinds),
  priceFen: fen(),
  needs: list(),
  conflicts: list(),
  activeFrom: day(),
  activeTo: day(),
  remarks: long(),
});
export type VehicleOptionFields = z.infer<typeof vehicleOptionFields>;
