import { TRANSPORT_ERRORS, type TransportCode } from './protocol.ts';

/** What a person reads when a request is refused as a whole; the PC acts on the code. */
const MESSAGES: Readonly<Record<TransportCode, string>> = {
  invalid_request: '请求格式不正确',
  token_invalid: '登录已过期，请重新验证设备',
  device_revoked: '这台电脑已被停用，请联系管理员；本机数据不受影响',
  enrol_code_invalid: '连接码不对、用过了或过期了，请向总部要新的',
  other_showroom: '这个连接码是另一家展厅的，这台电脑里有别家的资料',
  not_found: '没有这个地址',
  offset_mismatch: '文件的续传位置不符，请从已收到的位置继续',
  snapshot_required: '本机数据过旧，需要重新下载全部资料',
  gateway_epoch_changed: '网关已从备份恢复，需要补发最近的记录',
  device_cloned: '发现另一台使用同一身份的电脑（可能是磁盘克隆），请向总部要新的连接码',
  too_large: '一次发送的内容过大',
  protocol_unsupported: '网关版本较旧，不支持本程序的通信协议，请先升级网关',
  too_many_requests: '请求过于频繁，请稍后再试',
  unavailable: '网关暂时不可用，请稍后再试',
};

/** A request refused as a whole: transport, never a business outcome. Becomes `{code, message}` with the code's status. */
export class TransportError extends Error {
  readonly code: TransportCode;
  readonly status: number;
  /** Seconds for `Retry-After`. */
  readonly retryAfter: number | null;
  /** Further fields of the answer, such as the new `gateway_epoch`. */
  readonly fields: Readonly<Record<string, string | number>>;

  constructor(
    code: TransportCode,
    options: { message?: string; retryAfter?: number; fields?: Record<string, string | number> } = {},
  ) {
    super(options.message ?? MESSAGES[code]);
    this.name = 'TransportError';
    this.code = code;
    this.status = TRANSPORT_ERRORS[code];
    this.retryAfter = options.retryAfter ?? null;
    this.fields = options.fields ?? {};
  }
}
