/** Fields a story overrides. */
export type Over = Record<string, unknown>;

/** Merchants are letters, amounts are fen. */
export const merchantNo = (letter: string): string => `1022900533100${letter.padStart(2, '0')}`;
/** A wallet's order numbers are longer than retrieval reference numbers. */
export const rrnOf = (n: number, channel: string): string =>
  channel === 'alipay' || channel === 'wechat_file'
    ? `W${String(n).padStart(19, '0')}`
    : String(n).padStart(12, '0');
