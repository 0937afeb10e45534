import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fileResponseCodes } from '../../collector/iso8583/filecodes.ts';
import {
  builtinTableDirectory,
  loadResponseTables,
  TableLoadError,
} from '../../collector/iso8583/loadtables.ts';
import { checkResponseTable, type ResponseTable } from '../../collector/iso8583/responsetable.ts';

const row = { code: '00', en: 'approved', zh: '成功', outcome: 'approved' };
const table = {
  id: 'own',
  name: { en: 'Own', zh: '自有' },
  validFrom: '2026-01-01T00:00:00+08:00',
  source: 'test',
  codes: [row, { code: '96', en: 'fault', zh: '故障', outcome: 'system_failure' }],
};
const withRows = (...rows: object[]) => ({ ...table, codes: [...table.codes, ...rows] });

const problemsOf = (content: unknown): string => {
  const result = checkResponseTable(content);
  return result.ok ? '' : result.problems.join('\n');
};

const directories: string[] = [];
function directoryWith(files: Record<string, unknown>): string {
  const directory = mkdtempSync(join(tmpdir(), 'tables-'));
  directories.push(directory);
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(directory, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe('a response-code table', () => {
  it('is accepted with every optional field', () => {
    const full = {
      code: '03',
      en: 'x',
      zh: 'x',
      outcome: 'merchant_decline',
      watch: true,
      action: 'C',
      group: '03_58',
      note: 'n',
    };
    expect(
      problemsOf(
        withRows(full, { code: '90', en: 'x', zh: 'x', outcome: 'system_failure', benignInCutOver: true }),
      ),
    ).toBe('');
  });

  it.each([
    ['a code twice', withRows({ ...row }), /^codes\["00"\]: listed twice/],
    [
      'an unknown outcome',
      withRows({ ...row, code: '51', outcome: 'declined' }),
      /^codes\["51"\]\.outcome: /,
    ],
    [
      'outcome unclassified',
      withRows({ ...row, code: '51', outcome: 'unclassified' }),
      /^codes\["51"\]\.outcome: /,
    ],
    ['an unknown action', withRows({ ...row, code: '01', action: 'F' }), /^codes\["01"\]\.action: /],
    ['an unknown field', withRows({ ...row, code: '01', Watch: true }), /^codes\["01"\]: .*Watch/],
    ['a code that is no label', withRows({ ...row, code: '"x' }), /codes\[""x"\]\.code: not 1 to 64/],
    ['a row without code', withRows({ en: 'x', zh: 'x', outcome: 'approved' }), /^codes\[2\]\.code: /],
    ['the synthetic code', withRows({ ...row, code: 'TIMEOUT' }), /codes\["TIMEOUT"\]: reserved/],
    ['the code other', withRows({ ...row, code: 'other' }), /codes\["other"\]: reserved/],
    [
      'a benign decline',
      withRows({ ...row, code: '90', outcome: 'cardholder_decline', benignInCutOver: true }),
      /benignInCutOver needs/,
    ],
    [
      'a watched pending code',
      withRows({ ...row, code: '05', outcome: 'pending', watch: true }),
      /neither watch nor group/,
    ],
    ['a grouped approval', withRows({ ...row, code: '10', group: 'other' }), /an approval has no group/],
    ['no approval', { ...table, codes: [table.codes[1]] }, /^codes: no code is approved/],
    ['a date for validFrom', { ...table, validFrom: '2026-01-01' }, /^validFrom: not an RFC 3339/],
    ['a local validFrom', { ...table, validFrom: '2026-01-01T00:00:00' }, /^validFrom: not an RFC 3339/],
    ['nothing', null, /^file: /],
  ])('with %s is refused', (_what, content, message) => {
    expect(problemsOf(content)).toMatch(message);
  });
});

describe('loading tables', () => {
  it('finds the shipped ones', () => {
    const ids = loadResponseTables().map(({ id }) => id);
    expect(ids.sort()).toEqual([
      'alipay',
      'iso8583-1987',
      'mastercard',
      'unionpay-pos',
      'unionpay-qr',
      'visa',
      'wechat',
    ]);
  });

  it('keeps versions side by side and lets a later directory replace one', () => {
    const newer = { ...table, validFrom: '2026-06-01T00:00:00+08:00' };
    const first = directoryWith({ 'own.json': table, 'own-2026-06.json': newer });
    const second = directoryWith({
      'own.json': { ...table, validFrom: '2025-12-31T16:00:00Z', source: 'corrected' },
    });
    const loaded = loadResponseTables([first, second]);
    expect(loaded.map(({ validFrom, source }) => [validFrom, source])).toEqual([
      [newer.validFrom, 'test'],
      ['2025-12-31T16:00:00Z', 'corrected'],
    ]);
  });

  it('names the file and code of every fault at once', () => {
    const directory = directoryWith({
      'a.json': '{',
      'b.json': withRows({ ...row }, { ...row, code: '51', outcome: 'declined' }),
      'c.json': withRows({ ...row }),
      'd.json': { ...table, id: 'twice' },
      'e.json': { ...table, id: 'twice', validFrom: '2025-12-31T16:00:00Z' },
    });
    const load = () => loadResponseTables([directory, '/nonexistent/tables']);
    expect(load).toThrow(TableLoadError);
    expect(load).toThrow(/a\.json: .*JSON/);
    expect(load).toThrow(/b\.json: codes\["51"\]\.outcome: /);
    expect(load).toThrow(/c\.json: codes\["00"\]: listed twice/);
    expect(load).toThrow(/e\.json: twice from 2025-12-31T16:00:00Z is already in .*d\.json/);
    expect(load).toThrow(/\/nonexistent\/tables: ENOENT/);
  });
});

describe('the shipped tables', () => {
  const tables = new Map<string, ResponseTable>(
    loadResponseTables([builtinTableDirectory]).map((each) => [each.id, each]),
  );
  const codesOf = (id: string, pick: (row: ResponseTable['codes'][number]) => unknown): string[] =>
    (tables.get(id)?.codes ?? []).filter(pick).map(({ code }) => code);

  // Domain table, class by class: an edit of the data has to be an edit here too.
  it('class the UnionPay codes as the field does', () => {
    expect(codesOf('unionpay-pos', (each) => each.outcome === 'approved').join(' ')).toBe(
      '00 10 11 16 A2 A4 A5 A6 R1 R2 R3 R4 Y1 Y3',
    );
    expect(codesOf('unionpay-pos', (each) => each.outcome === 'system_failure').join(' ')).toBe(
      '06 09 20 68 90 91 92 96 98 A7 C1 Z3',
    );
    expect(codesOf('unionpay-pos', (each) => each.outcome === 'merchant_decline').join(' ')).toBe(
      '03 23 58 60 66 93',
    );
    expect(codesOf('unionpay-pos', (each) => each.outcome === 'terminal_fault').join(' ')).toBe(
      '12 13 19 22 25 30 32 40 63 64 77 78 79 89 94 95 97 99 A0 A1 A8 A9 C3 R5',
    );
    expect(codesOf('unionpay-pos', (each) => each.outcome === 'cardholder_decline').join(' ')).toBe(
      '01 02 04 05 07 14 15 17 21 31 33 34 35 36 37 38 39 41 42 43 44 45 51 52 53 54 55 56 57 59 61 62 65 67 75 76 ' +
        'A3 N1 N2 P1 Q1 R6 Z1',
    );
    expect(codesOf('unionpay-pos', (each) => each.watch).join(' ')).toBe(
      '03 05 15 22 25 30 31 40 45 55 58 61 63 77 79 94 97 99 A0 A8 A9 Y3',
    );
  });

  it('know code 90 as the only one that is normal during a cut-over', () => {
    for (const id of tables.keys()) {
      const expected = id === 'unionpay-pos' || id === 'iso8583-1987' ? ['90'] : [];
      expect(codesOf(id, (each) => each.benignInCutOver)).toEqual(expected);
    }
  });

  it('hold only wallets and the QR gateway to be pending', () => {
    const pending = [...tables.keys()].flatMap((id) =>
      codesOf(id, (each) => each.outcome === 'pending').map((code) => `${id} ${code}`),
    );
    expect(pending.sort()).toEqual(['alipay 10003', 'unionpay-qr 05', 'unionpay-qr 70', 'wechat USERPAYING']);
  });

  it('give every POS approval action A and no decline action A', () => {
    for (const { code, outcome, action } of tables.get('unionpay-pos')?.codes ?? []) {
      if (action !== undefined) expect([code, action === 'A']).toEqual([code, outcome === 'approved']);
    }
  });

  it('leave the file codes out', () => {
    const codes = codesOf('unionpay-pos', () => true);
    for (const code of Object.keys(fileResponseCodes)) expect(codes).not.toContain(code);
  });
});
