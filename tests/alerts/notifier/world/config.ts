/** A configuration with one robot of each kind. */
export const configText = `
server:
  publicUrl: https://notify.example.com/
  tokenVariable: NOTIFIER_TOKEN
  readerTokenVariable: NOTIFIER_READER
  commandTokenVariable: NOTIFIER_COMMAND
acknowledgement:
  secretVariable: NOTIFIER_LINK_KEY
alertmanager:
  silencePollSeconds: 30
people:
  - { id: duty-1, mobile: '13800000001', feishu: ou_duty1 }
  - { id: backup-1, mobile: '13800000002', feishu: ou_backup1 }
  - { id: head-1, mobile: '13800000003' }
robots:
  - id: wecom-ops
    kind: wecom
    urlVariable: WECOM_URL
    mention: { page: [duty-1] }
    fallback: ding-sre
  - id: ding-sre
    kind: dingtalk
    urlVariable: DING_URL
    secretVariable: DING_SECRET
    keyword: 告警
    language: both
    mention: { page: [duty-1], urgent: [duty-1] }
  - id: feishu-money
    kind: feishu
    urlVariable: FEISHU_URL
    secretVariable: FEISHU_SECRET
    language: en
    mention: { page: [duty-1] }
  - id: phone
    kind: webhook
    urlVariable: PHONE_URL
    tokenVariable: PHONE_TOKEN
routes:
  - { receivers: [channel-ops], robots: [wecom-ops] }
  - { receivers: [money], robots: [feishu-money] }
  - { receivers: [everywhere], robots: [wecom-ops, ding-sre, feishu-money] }
  - { robots: [ding-sre] }
escalation:
  - severities: [page]
    steps:
      - { afterMinutes: 5, robots: [ding-sre], mention: [backup-1] }
      - { afterMinutes: 15, robots: [phone], mention: [head-1] }
  - severities: [urgent]
    steps:
      - { afterMinutes: 15, robots: [phone], mention: [backup-1] }
providers:
  - id: unionpay
    names: { zh: 银联, en: UnionPay }
    channels: [cup_card]
    contact: { zh: 值班 021-0000 0000, en: duty desk 021-0000 0000 }
names:
  channel:
    cup_card: { zh: 银联卡, en: UnionPay cards }
    wechat: { zh: 微信支付, en: WeChat Pay }
`;

export const environment: NodeJS.ProcessEnv = {
  NOTIFIER_TOKEN: 'alertmanager-token',
  NOTIFIER_READER: 'reader-token',
  NOTIFIER_COMMAND: 'command-token',
  NOTIFIER_LINK_KEY: 'a key for links that is long enough',
  WECOM_URL: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-key',
  DING_URL: 'https://oapi.dingtalk.com/robot/send?access_token=ding-token',
  DING_SECRET: 'SECdingtalk',
  FEISHU_URL: 'https://open.feishu.cn/open-apis/bot/v2/hook/feishu-token',
  FEISHU_SECRET: 'feishu-secret',
  PHONE_URL: 'http://127.0.0.1:9/call',
  PHONE_TOKEN: 'forwarder-token',
};
