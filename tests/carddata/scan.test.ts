import { describe, expect, test } from 'vitest';
import { scanText } from '../../collector/carddata/scan.ts';

/** What was found, and the piece of text it was found in. */
function seen(text: string): string | undefined {
  const found = scanText(text);
  return found && `${found.what} ${text.slice(found.start, found.end)}`;
}

describe('card numbers', () => {
  test.each([
    ['card 4111111111111111 declined', '4111111111111111'],
    ['卡号6222020000000000009扣款失败', undefined],
    ['refund to 6205500000000000004.', '6205500000000000004'],
    ['xx378282246310005yy', '378282246310005'],
    ['13 digits 4222222222222', '4222222222222'],
    ['Diners 30569309025904', '30569309025904'],
    ['4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['4111-1111-1111-1111', '4111-1111-1111-1111'],
    ['4111 - 1111 - 1111 - 1111', '4111 - 1111 - 1111 - 1111'],
    ['row 12 4111 1111 1111 1111 03', '4111 1111 1111 1111'],
    ['card 4111-1111 1111.1111', '4111-1111 1111.1111'],
    ['card 494546 1808111287462', '494546 1808111287462'],
    ['4111 1111 1111 1111. 23 days', '4111 1111 1111 1111'],
    ['6205 5000 0000 0000 004', '6205 5000 0000 0000 004'],
    ['3782 822463 10005', '3782 822463 10005'],
    ['3056 930902 5904', '3056 930902 5904'],
    ['620550 0000000000004', '620550 0000000000004'],
    ['6 2 0 5 5 0 0 0 0 0 0 0 0 0 0 0 0 0 4', '6 2 0 5 5 0 0 0 0 0 0 0 0 0 0 0 0 0 4'],
    ['41 11 11 11 11 11 11 11', '41 11 11 11 11 11 11 11'],
    ['card no: 411111 11111 11111', '411111 11111 11111'],
    ['https://x.example/?c=%204111111111111111%22', '4111111111111111'],
    ['c=%203556%203449%204632%209886%2011', '3556%203449%204632%209886%2011'],
    ['c=12%204111%201111%201111%201111', '4111%201111%201111%201111'],
    ['４１１１　１１１１　１１１１　１１１１', '４１１１　１１１１　１１１１　１１１１'],
    ['4111\u200b1111\u200b1111\u200b1111', '4111\u200b1111\u200b1111\u200b1111'],
    ['zero padded 0004111111111111111', '0004111111111111111'],
    ['42000020261122417450111111119999|4111111111111111', '4111111111111111'],
    ['5A084111111111111111', '4111111111111111'],
    ['5A08378282246310005F', '378282246310005'],
  ])('%s', (text, pan) => {
    expect(seen(text)).toBe(pan && `pan ${pan}`);
  });
});

describe('stripe data', () => {
  test.each([
    [';4111111111111111=25121011234567890?', 'track2 ;4111111111111111=25121011234567890?'],
    [';4111111111111112=25121011234567890?', 'track2 ;4111111111111112=25121011234567890?'],
    ['656756639927175869D701295961223F', 'track2 656756639927175869D701295961223F'],
    ['T2=4111111111111111=2512 end', 'track2 4111111111111111=2512'],
    ['4111111111111111D25121011234567890F.', 'track2 4111111111111111D25121011234567890F'],
    ['57134111111111111111D25121011234567890F', 'track2 4111111111111111D25121011234567890F'],
    ['%B4111111111111111^DOE/JOHN^2512101123?', 'track1 %B4111111111111111^DOE/JOHN^2512101123?'],
    ['B4111111111111112^张^2512', 'track1 B4111111111111112^张^2512'],
    ['20261122174500123=2599999 is no date', undefined],
    ['1234567890123456D2512', undefined],
  ])('%s', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });
});

describe('PIN, PIN block and verification value', () => {
  test.each([
    ['pin block: 0123456789ABCDEF', 'pin_block 0123456789ABCDEF'],
    ['PINBLOCK=ABCDEFABCDEFABCD', 'pin_block ABCDEFABCDEFABCD'],
    ['{"encPin":"0123456789abcdef0123456789abcdef"}', 'pin_block 0123456789abcdef0123456789abcdef'],
    ['DE52 0123456789ABCDEF', 'pin_block 0123456789ABCDEF'],
    ['域52：0123456789ABCDEF', 'pin_block 0123456789ABCDEF'],
    ['pin=1234', 'pin 1234'],
    ['交易密码：123456', 'pin 123456'],
    ['cvv2=123', 'cvv 123'],
    ['CVC 1234 ok', 'cvv 1234'],
    ['"cvn2" : "123"', 'cvv 123'],
    ['安全码为１２３', 'cvv １２３'],
    ['cardCvv=123', 'cvv 123'],
    ['6JSL5csC= 909.573', undefined],
    ['cvv 123.45', undefined],
    ['icPin=123456', 'pin 123456'],
    ['shipping 1234', undefined],
    ['mapping=123456', undefined],
    ['spin=123456', undefined],
    ['digest f52abcdef0123456789', undefined],
    ['PIN retries: 3', undefined],
    ['PIN format error 99', undefined],
    ['pin 0123456789ABCDEF0 is too long', undefined],
    ['CVV2 mismatch, code 82', undefined],
    ['cvv 100%', undefined],
    ['密码错误55次', undefined],
    ['sha 1D44FCFEDDC19C93507B65EEED0E6F52E29819C9C51E576F38F4BE35766DA15F', undefined],
  ])('%s', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });
});

describe('what looks alike', () => {
  test.each([
    ['a wrong check digit', '4111111111111112'],
    ['twenty digits', '41111111111111111111'],
    ['a wallet transaction number', '4200002026112241111111111111'],
    ['a retrieval reference of 31 October 2026', '630412345678'],
    ['a branch code of a foreign bank', '501290000019'],
    ['a ratio', 'ratio=0.4111111111111111'],
    ['a float64 in milliseconds', 'took 12.345678901234564 ms'],
    ['a masked number', '411111******1111'],
    ['a masked number in groups', '6222 **** **** 0123'],
    ['an instant in plain digits', '20261122174500123'],
    ['nanoseconds', '1732270000000000006'],
    ['an IMEI', '862109533798258'],
    ['a SIM card number', '8986894525351083529'],
    ['a UUID with digits only', '41111111-1111-4111-8111-111111111111'],
    ['a UUID', 'aaaa4111-1111-1111-1111-aaa554400abc'],
    ['a digest', 'a4111111111111111b2c3d4e5f6a7b8c'],
    ['a span id', 'b4222222222222c7'],
    ['a digest with a D after it', 'file 4f18a4521671882653d4301875630abbebc4e75800ac6e705cc586b6876b0ca7'],
    ['a trace id with a D after it', '00-38556464194585d067364021e602175d-cb1d129653520e70-01'],
    ['a traceparent', '00-885bf87ffa980e705040984ea9f0fd6c-4111111111111111-01'],
    ['a trace and a reference', '622202 632512000016'],
    ['a region, a date and a serial', '4403-20261122-0002'],
    ['two terminal ids', '45120001 45120005'],
    ['part of a longer row of pairs', '00 41 11 11 11 11 11 11 11'],
    ['the beginning of a longer row of pairs', '41 11 11 11 11 11 11 11 00 00 00'],
    ['the beginning of a row that ends with a long number', '41 11 11 11 11 11 11 11 632512000017'],
    ['pairs of hours', '2300-0130 0500-0902'],
    ['an order and milliseconds', 'RF-20250120-627398 1815208070764'],
    ['a trace and milliseconds', '494546 1808111287462'],
    ['a telephone number before ports', '151-2562 1459 8181-9401'],
    ['a telephone number before a date', '145-3021-8955 2025-04-02'],
    ['codes with commas', '5411, 5812, 5814, 5912'],
  ])('%s is none', (_, text) => {
    expect(seen(text)).toBeUndefined();
  });

  test('a UUID that only touches a card number does not hide it', () => {
    expect(seen('f4504111-aaaa-1111-1111-1aa554400abc 4111111111111111')).toBe('pan 4111111111111111');
    expect(seen('4111111111111111-f4504111-aaaa-1111-1111-1aa554400abc')).toBe('pan 4111111111111111');
  });

  test('letters of hexadecimal glued to a card number do not make it a digest', () => {
    expect(seen('4111111111111111deadbeef')).toBe('pan 4111111111111111');
  });
});
