import { checkDigit } from './pans.ts';
import { base62, hex, type Random, upperHex } from './random.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Bank codes that begin branch codes and merchant numbers, foreign banks and acquirers' own codes included. */
export const bankCodes = (
  '102 103 104 105 201 202 203 301 302 303 304 305 306 307 308 309 310 313 314 315 316 317 318 319 320 321 322 323 ' +
  '402 403 501 502 503 504 505 506 507 512 531 532 533 561 562 563 564 565 591 593 595 596 597 621 622 623 631 641 ' +
  '651 661 671 672 681 691 694 695 711 712 713 732 741 742 751 752 761 771 775 781 782 785 787 898 826 821 848 829'
).split(' ');

interface Moment {
  readonly date: string;
  readonly time: string;
  readonly epoch: number;
}

function moment(random: Random): Moment {
  const epoch = 1_735_660_800_000 + random.int(3 * 366) * 86_400_000 + random.int(86_400_000);
  const iso = new Date(epoch).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 23), epoch };
}

/** One generator for each thing that stands in an acquirer's free text and has many digits. */
export const cleanTokens: Readonly<Record<string, (random: Random) => string>> = {
  rrn: (r) => `${r.int(10)}${pad(1 + r.int(366), 3)}${pad(r.int(24), 2)}${r.digits(6)}`,
  trace: (r) => r.digits(6),
  batch: (r) => r.digits(6),
  merchant: (r) => `${r.pick(bankCodes)}${1 + r.int(8)}${r.digits(3)}${r.digits(4)}${r.digits(4)}`,
  terminal: (r) => r.digits(8),
  branchCode: (r) => `${r.pick(bankCodes)}${1 + r.int(8)}${r.digits(8)}`,
  orderNumber: (r) => r.digits(20 + r.int(13)),
  letteredOrder: (r) =>
    `${r.pick(['SO', 'PO', 'RF', 'WX', 'ALI'])}-${moment(r).date.replaceAll('-', '')}-${r.digits(6)}`,
  datedOrder: (r) => `${moment(r).date.replaceAll('-', '')}${r.digits(4 + r.int(8))}`,
  walletTransaction: (r) => `42000${r.digits(5)}${moment(r).date.replaceAll('-', '')}${r.digits(10)}`,
  walletTrade: (r) => `${moment(r).date.replaceAll('-', '')}22001${r.digits(15)}`,
  walletPartner: (r) => `2088${r.digits(12)}`,
  walletApp: (r) => `2021${r.digits(12)}`,
  paymentCode: (r) =>
    `${r.pick(['10', '11', '12', '13', '14', '15', '25', '26', '27', '28', '29'])}${r.digits(16)}`,
  mobile: (r) => `1${3 + r.int(7)}${r.digits(9)}`,
  mobileAbroad: (r) => `${r.pick(['+86', '86', '0086'])}1${3 + r.int(7)}${r.digits(9)}`,
  mobileSpaced: (r) =>
    `1${3 + r.int(7)}${r.digits(1)}${r.pick([' ', '-'])}${r.digits(4)}${r.pick([' ', '-'])}${r.digits(4)}`,
  landline: (r) => `0${r.pick(['10', '21', '755', '571', '28'])}-${r.digits(8)}`,
  hotline: (r) => `400-${r.digits(3)}-${r.digits(4)}`,
  amount: (r) => `${r.int(1_000_000)}.${r.digits(2)}`,
  amountGrouped: (r) => `¥${1 + r.int(999)},${r.digits(3)},${r.digits(3)}.${r.digits(2)}`,
  fen: (r) => r.digits(3 + r.int(10)).replace(/^0+/, '1'),
  ratio: (r) => String(r.int(2 ** 31) / 2 ** 31 + r.int(1e6) / 1e14),
  duration: (r) => String((r.int(2 ** 30) / 2 ** 20) * (1 + r.int(1e6) / 1e15)),
  percent: (r) => `${(r.int(10_000) / 100).toFixed(2)}%`,
  stamp: (r) => `${moment(r).date} ${moment(r).time}`,
  stampIso: (r) => `${moment(r).date}T${moment(r).time}+08:00`,
  stampPlain: (r) =>
    `${moment(r).date}${moment(r).time}`.replace(/\D/g, '').slice(0, r.pick([8, 12, 14, 17])),
  epochSeconds: (r) => String(Math.floor(moment(r).epoch / 1000)),
  epochMilliseconds: (r) => String(moment(r).epoch),
  epochMicroseconds: (r) => `${moment(r).epoch}${r.digits(3)}`,
  epochNanoseconds: (r) => `${moment(r).epoch}${r.digits(6)}`,
  uuid: (r) =>
    `${r.from(hex, 8)}-${r.from(hex, 4)}-4${r.from(hex, 3)}-${r.pick(['8', '9', 'a', 'b'])}${r.from(hex, 3)}-${r.from(hex, 12)}`,
  traceId: (r) => r.from(hex, 32),
  traceParent: (r) => `00-${r.from(hex, 32)}-${r.from(hex, 16)}-01`,
  sha256: (r) => r.from(r.pick([hex, upperHex]), 64),
  sha1: (r) => r.from(hex, 40),
  objectId: (r) => r.from(hex, 24),
  commit: (r) => r.from(hex, 7),
  base64: (r) => `${r.from(`${base62}+/`, 43)}=`,
  ip: (r) => `${1 + r.int(254)}.${r.int(256)}.${r.int(256)}.${r.int(256)}:${1024 + r.int(60_000)}`,
  ip6: (r) => `2408:${Array.from({ length: 7 }, () => r.from(hex, 4)).join(':')}`,
  mac: (r) => Array.from({ length: 6 }, () => r.from(upperHex, 2)).join(r.pick([':', '-'])),
  imei: (r) => {
    const body = `${r.pick(['35', '86', '01', '99'])}${r.digits(12)}`;
    return body + checkDigit(body);
  },
  iccid: (r) => {
    const body = `8986${r.digits(14)}`;
    return body + checkDigit(body) + r.pick(['', r.digits(1)]);
  },
  imsi: (r) => `460${r.digits(12)}`,
  serial: (r) => `${r.pick(['N900W', 'NP', 'P', 'A920', 'V2'])}${r.digits(8 + r.int(4))}`,
  creditCode: (r) =>
    `91${r.digits(6)}${r.from('0123456789ABCDEFGHJKLMNPQRTUWXY', 9)}${r.from('0123456789ABCDEFGHJKLMNPQRTUWXY', 1)}`,
  barcode: (r) => `69${r.digits(11)}`,
  position: (r) => `${18 + r.int(30)}.${r.digits(7)},${73 + r.int(60)}.${r.digits(7)}`,
  version: (r) => `${r.int(10)}.${r.int(40)}.${r.int(1000)}`,
  fileName: (r) => `INN${r.digits(8)}ZM_${moment(r).date.replaceAll('-', '')}_${pad(r.int(100), 2)}.txt`,
  maskedCard: (r) => `${r.pick(['622202', '411111', '37828'])}******${r.digits(4)}`,
  maskedGroups: (r) => `${r.pick(['6222', '4111'])} **** **** ${r.digits(4)}`,
  codes: (r) => Array.from({ length: 4 }, () => `${5000 + r.int(999)}`).join(r.pick([', ', '/', '、'])),
  ports: (r) => `${8000 + r.int(999)}-${9000 + r.int(999)}`,
  snowflake: (r) => `1${r.digits(18)}`,
};

const tokenNames = Object.keys(cleanTokens);

/** Free texts as operators, gateways and banks write them; `{}` takes a random token, `{name}` that one. */
const templates: readonly string[] = [
  'payout rejected by bank, branch {branchCode}, ask treasury',
  'duplicate of {rrn}, first seen {stampIso}',
  'terminal {terminal} silent since {stamp}, last ip {ip}',
  'trace {trace} rrn {rrn} amount {amount} code 91',
  '{trace} {rrn} {fen}',
  'merchant {merchant} called {mobile} at {stamp}: funds missing',
  'file {fileName} sha256 {sha256} loaded twice',
  'wallet order {walletTransaction} refund {orderNumber} pending',
  'PIN format error (99), key index {trace}, retries: 3',
  'CVV2 mismatch, code 82, issuer declined; F52 missing',
  'timeout after {duration} ms, ratio {ratio}',
  'GET /v3/pay/transactions/id/{walletTransaction}?mchid={fen}&t={epochMilliseconds} 500',
  'device {serial} imei {imei} iccid {iccid} fw {version}',
  'traceparent {traceParent} request {uuid}',
  'card {maskedCard} declined with 51',
  'no such MCC among {codes}',
  'channel slow',
  'maintenance until tonight, owner on call',
  '商户{merchant}来电{mobile}，反映{stamp}的{amount}元未到账',
  '联行号{branchCode}有误，退汇金额{amountGrouped}，请核对户名',
  '终端{terminal}签到失败，批次{batch}，流水{trace}，参考号{rrn}',
  '订单{orderNumber}重复，渠道流水{walletTrade}，差额{amount}',
  '卡号{maskedGroups}，尾号{fen}，余额不足',
  '密码错误次数超限，应答码75，时间{stampPlain}',
  '节点{ip}连接超时，重试3次，耗时{duration}毫秒',
  '统一社会信用代码{creditCode}证照过期，法人电话{mobileSpaced}',
  '今日无异常',
  '{}: {}',
  '{}，{}；{}',
  '{epochMilliseconds} {trace} {rrn} {amount} 00',
  '{stamp} {terminal} {batch} {trace} {amount}',
  '{merchant} {terminal} {batch} {trace}',
  '{terminal} {terminal} {terminal}',
  '{trace} {trace} {trace}',
  '{hotline} {branchCode} {mobile}',
  'note="{}" ref={} ({})',
];

export function cleanText(random: Random): string {
  return random
    .pick(templates)
    .replace(/\{(\w*)\}/g, (_, name: string) =>
      cleanTokens[name === '' ? random.pick(tokenNames) : name]!(random),
    );
}

/** Any two tokens with nothing but a space between them, as no one writes them: where grouping can go wrong. */
export function tokenPair(random: Random): string {
  return `${cleanTokens[random.pick(tokenNames)]!(random)} ${cleanTokens[random.pick(tokenNames)]!(random)}`;
}

/** An event as the collector meets it: typed identifiers, a note, and fields it does not know. */
export interface CorpusEvent {
  readonly ids: {
    merchant: string;
    terminal: string;
    rrn: string;
    trace: string;
    batchNumber: string;
    reference: string;
  };
  readonly note: string;
  readonly unknown: Record<string, unknown>;
}

export function cleanEvent(random: Random): CorpusEvent {
  const t = cleanTokens;
  const token = (): string => cleanTokens[random.pick(tokenNames)]!(random);
  return {
    ids: {
      merchant: t.merchant!(random),
      terminal: t.terminal!(random),
      rrn: random.int(2) === 0 ? t.rrn!(random) : t.orderNumber!(random),
      trace: t.trace!(random),
      batchNumber: t.batch!(random),
      reference: t.letteredOrder!(random),
    },
    note: cleanText(random),
    unknown: {
      requestId: token(),
      deviceInfo: { sn: t.serial!(random), imei: t.imei!(random), uptimeSeconds: random.int(1e9) },
      receivedAt: moment(random).epoch,
      latency: Number(t.duration!(random)),
      weights: [Number(t.ratio!(random)), Number(t.amount!(random))],
      tags: [token(), cleanText(random)],
      pan_entry_mode: '051',
      cardType: 'debit',
      pinCapable: true,
      maskedNo: t.maskedCard!(random),
    },
  };
}
