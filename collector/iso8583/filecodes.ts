/** UnionPay codes that answer a clearing-file transfer. They never answer an authorisation, so no table has them. */
export const fileResponseCodes = {
  D1: { en: 'institution code wrong', zh: '机构代码错误' },
  D2: { en: 'date wrong', zh: '日期错误' },
  D3: { en: 'file type invalid', zh: '无效的文件类型' },
  D4: { en: 'file already processed', zh: '已经处理过的文件' },
  D5: { en: 'no such file', zh: '无此文件' },
  D6: { en: 'not supported by the receiver', zh: '接收者不支持' },
  D7: { en: 'file locked', zh: '文件锁定' },
  D8: { en: 'not successful', zh: '未成功' },
  D9: { en: 'file length differs', zh: '文件长度不符' },
  DA: { en: 'file cannot be unzipped', zh: '文件解压缩错' },
  DB: { en: 'file name wrong', zh: '文件名称错' },
  DC: { en: 'file cannot be received', zh: '无法接收文件' },
} as const;

export type FileResponseCode = keyof typeof fileResponseCodes;
