/**
 * Names, lower-case and without punctuation, under which systems carry card data. Words that mean other things as
 * well (`card`, `track`, `account`, `f2`) are not among them: their values are looked at like any other.
 */
const cardFields: ReadonlySet<string> = new Set([
  ...['pan', 'fullpan', 'clearpan', 'rawpan', 'encpan', 'encryptedpan', 'primaryaccountnumber'],
  ...[
    'primaryaccountno',
    'priacct',
    'priacctno',
    'cardno',
    'cardnum',
    'cardnumber',
    'cardnbr',
    'ccno',
    'ccnum',
  ],
  ...['ccnumber', 'creditcardno', 'creditcardnumber', 'debitcardno', 'debitcardnumber', 'bankcardno'],
  ...['bankcardnum', 'bankcardnumber', 'payercardno', 'acctcardno', 'cardaccountnumber', 'de2', 'field2'],
  ...[
    'track1',
    'track2',
    'track3',
    'trackdata',
    'track1data',
    'track2data',
    'track3data',
    'trackone',
    'tracktwo',
  ],
  ...['trackthree', 'magstripe', 'magstripedata', 'track2equivalent', 'track2equivalentdata', 'enctrack2'],
  ...['encryptedtrack2', 'track1discretionarydata', 'track2discretionarydata', 'iccdata', 'emvdata'],
  ...['de35', 'de36', 'de45', 'de52', 'de55', 'field35', 'field36', 'field45', 'field52', 'field55'],
  ...['pin', 'pinblock', 'pinblk', 'pindata', 'encpin', 'encpinblock', 'encryptedpin', 'encryptedpinblock'],
  ...['clearpin', 'cardpin', 'onlinepin', 'offlinepin', 'personalidentificationnumber'],
  ...['cvv', 'cvv1', 'cvv2', 'icvv', 'cvc', 'cvc1', 'cvc2', 'cvn', 'cvn1', 'cvn2', 'cav2', 'csc', 'cvvcode'],
  ...[
    'cvccode',
    'cardcvv',
    'cardcvc',
    'cardcvn',
    'securitycode',
    'cardsecuritycode',
    'cardverificationvalue',
  ],
  ...['cardverificationcode', 'cardexpiry', 'cardexpirydate', 'cardexpdate', 'cardexp', 'cardvalidthru'],
  ...['cardvaliddate', 'cardholder', 'cardholdername', 'nameoncard'],
  ...[
    '卡号',
    '银行卡号',
    '主账号',
    '磁道',
    '磁道信息',
    '一磁道',
    '二磁道',
    '三磁道',
    '二磁道数据',
    '三磁道数据',
  ],
  ...['密码', '交易密码', '支付密码', '银行卡密码', '个人密码', '安全码', '卡有效期', '持卡人', '持卡人姓名'],
]);

const longestName = 64;

/** True for the name of a field that carries card data: `pan`, `card_no`, `cardNumber`, `track2`, `pin_block`, 卡号. */
export function isCardField(name: string): boolean {
  return name.length <= longestName && cardFields.has(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
}
