import { anyAtAll, over, under } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, lines, query, stat, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const rn = `${chosen('region')},${chosen('network')}`;
const rc = `${chosen('region')},${chosen('carrier')}`;
const self = to('terminals', 'region');

export const fleetRow: Row = {
  title: w('The fleet now', '终端当前状态'),
  panels: [
    stat({
      title: w('On line', '在线'),
      about: about(
        w('Terminals that send heartbeats.', '正在发送心跳的终端。'),
        w('close to what is expected, next to it.', '接近右侧期望值。'),
        w('Far below: see regions and carriers.', '明显偏低:查看地区与运营商。'),
      ),
      unit: 'count',
      queries: [query(`sum(acquirer_terminals{state="online",${rn}})`, w('on line', '在线'))],
      link: to('onCall'),
    }),
    stat({
      title: w('Of expected', '占期望在线'),
      about: about(
        w('Terminals on line against those that should be at this hour.', '在线终端与该时段应在线终端之比。'),
        w('90 % and more.', '90% 以上。'),
        w('Below the limit: a network, not a shop. See which below.', '低于阈值:是网络而非单店,见下。'),
      ),
      unit: 'ratio',
      decimals: 0,
      queries: [
        query(
          `sum(acquirer_terminals{state="online",${rn}}) / (sum(acquirer_terminals_expected_online{${rn}}) > 0)`,
          w('of expected', '占期望'),
          empty.closed,
        ),
      ],
      limits: under('regionOnlineShare'),
      noData: noData.night,
      link: to('onCall'),
      causes: ['terminal_network'],
    }),
    stat({
      title: w('Silent', '静默'),
      about: about(
        w(
          'Terminals without a heartbeat for 5 minutes and 2.5 of their periods.',
          '超过 5 分钟且 2.5 个心跳周期无心跳的终端。',
        ),
        w('a low level that follows closing time.', '随打烊变化的低水平。'),
        w('A jump: compare regions, carriers and gateways.', '突增:比较地区、运营商与网关。'),
      ),
      unit: 'count',
      queries: [query(`sum(acquirer_terminals_silent{silent_for="5m",${rn}})`, w('silent', '静默'))],
      zero: w('none', '无'),
      link: to('onCall'),
    }),
    stat({
      title: w('Keys that end', '到期证书密钥'),
      about: about(
        w(
          'Terminals whose certificate or key ends within a week, or has ended. One with two of them counts twice.',
          '一周内到期或已到期的证书、密钥所在终端(两项计两次)。',
        ),
        w('none: updates go out weeks ahead.', '无:提前数周更新。'),
        w(
          'Push the update in waves, busiest shops first; do not restart devices to help.',
          '分批推送更新,先大商户;不要靠重启。',
        ),
      ),
      unit: 'count',
      queries: [
        query(
          `sum(acquirer_terminal_credentials_expiring{within="7d",${chosen('terminal_model')}})`,
          w('within 7 days', '7 天内'),
        ),
        query(
          `sum(acquirer_terminal_credentials_expiring{within="1d",${chosen('terminal_model')}})`,
          w('within a day', '1 天内'),
        ),
      ],
      limits: over('expiringFloor'),
      zero: w('none', '无'),
      link: to('onCall'),
      causes: ['terminal_outdated'],
    }),
    stat({
      title: w('Failing sign-ins', '签到失败率'),
      about: about(
        w('Sign-ins of 10 minutes that failed.', '10 分钟签到失败占比。'),
        w('under 2 %.', '低于 2%。'),
        w(
          'Key errors: the key store. Unknown terminals: the terminal table.',
          '密钥错误:加密机;未知终端:终端表。',
        ),
      ),
      unit: 'share',
      decimals: 1,
      queries: [
        query(
          'sum(rate(acquirer_terminal_signins_total{result!="ok"}[10m])) / (sum(rate(acquirer_terminal_signins_total[10m])) > 0)',
          w('failing', '失败'),
          empty.night,
        ),
      ],
      limits: over('signInShare'),
      noData: noData.night,
      link: to('channel'),
      causes: ['access_connection'],
    }),
    stat({
      title: w('Not in the registry', '未注册终端'),
      about: about(
        w('Terminals heard from that the registry has not named.', '有通信但登记表中没有的终端。'),
        w('none.', '无。'),
        w('Load the registry again; these are in no other count.', '重新加载登记表;它们不在其他统计中。'),
      ),
      unit: 'count',
      queries: [query('max(acquirer_terminals_unregistered)', w('unregistered', '未注册'))],
      limits: anyAtAll,
      zero: w('none', '无'),
      link: to('collector'),
    }),
  ],
};

export const reachRow: Row = {
  title: w('Regions, networks, carriers', '地区、网络、运营商'),
  panels: [
    lines({
      title: w('On line against expectation, by region and network', '各地区网络在线与期望之比'),
      about: about(
        w(
          'Terminals on line against those that should be, by region and network: the eight lowest.',
          '各地区与网络在线终端与应在线之比,最低八条。',
        ),
        w('all lines together near 100 %.', '各线聚集于 100% 附近。'),
        w(
          'One region on all networks: power or a mall. One network: its carrier.',
          '单地区全部网络:停电或商场;单一网络:运营商。',
        ),
      ),
      unit: 'ratio',
      min: 0,
      queries: [
        query(
          `bottomk(8, sum by (region, network) (acquirer_terminals{state="online",${rn}}) / (sum by (region, network) (acquirer_terminals_expected_online{${rn}}) > 0))`,
          '{{region}} {{network}}',
          empty.closed,
        ),
      ],
      limits: under('regionOnlineShare'),
      noData: noData.night,
      link: self,
      causes: ['terminal_network'],
    }),
    lines({
      title: w('Silent beyond the region’s other carriers', '静默占比超出同地区其他运营商'),
      about: about(
        w(
          'Silent share of a carrier in a region, less that of the region’s middle carrier: closing time takes all alike. The eight highest.',
          '某运营商静默占比减去同地区中位运营商(打烊对各家相同),最高八条。',
        ),
        w('all near zero.', '均接近零。'),
        w(
          'One line leaves the others of its region: call that carrier.',
          '某线偏离同地区其他线:联系该运营商。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [query(`topk(8, region_carrier:silent_share:excess{${rc}})`, '{{region}} {{carrier}}')],
      limits: over('carrierSilent', 'carrierSilentPage'),
      link: to('terminals', 'region', 'carrier'),
      causes: ['terminal_network'],
    }),
    lines({
      title: w('Requests against what the region implies, by carrier', '各运营商请求量与同地区推算之比'),
      about: about(
        w(
          'Requests of a carrier in a region against what the region’s other carriers make of it: the eight lowest.',
          '某运营商请求量与同地区其他运营商推算值之比,最低八条。',
        ),
        w('around 100 %.', '约 100%。'),
        w(
          'Half or less: its network is down, whatever heartbeats say.',
          '不足一半:该网络中断,无论心跳如何。',
        ),
      ),
      unit: 'ratio',
      min: 0,
      queries: [
        query(`bottomk(8, region_carrier:attempts:ratio{${rc}})`, '{{region}} {{carrier}}', empty.noHistory),
      ],
      limits: under('carrierAttemptsShare'),
      noData: noData.quiet,
      link: to('terminals', 'region', 'carrier'),
      causes: ['terminal_network'],
    }),
    lines({
      title: w('Share of the region’s usual sales', '地区交易占比与平时之比'),
      about: about(
        w(
          'A region’s share of all requests against its share of the hours before: the eight lowest.',
          '地区请求占比与之前数小时占比之比,最低八条。',
        ),
        w('around 100 %.', '约 100%。'),
        w('A region that falls alone is cut off.', '单独下降的地区已被切断。'),
      ),
      unit: 'ratio',
      min: 0,
      queries: [
        query(
          `bottomk(8, region_network:attempts_share:ratio{${rn}})`,
          '{{region}} {{network}}',
          empty.noHistory,
        ),
      ],
      limits: under('regionAttemptsShare'),
      noData: noData.learning,
      link: self,
      causes: ['terminal_network'],
    }),
    lines({
      title: w('Silent for how long', '静默时长分布'),
      about: about(
        w(
          'Terminals silent for more than 5 minutes, 15 minutes, an hour, a day. The bands contain each other.',
          '静默超过 5 分钟、15 分钟、1 小时、1 天的终端(各档相互包含)。',
        ),
        w('the longer bands move slowly.', '较长档变化缓慢。'),
        w(
          'A hill that wanders from band to band is one event; find its start in the first.',
          '依次出现的峰是同一事件,起点看第一档。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [query(`sum by (silent_for) (acquirer_terminals_silent{${rn}})`, '{{silent_for}}')],
      link: self,
    }),
    lines({
      title: w('Requests by region', '各地区请求量'),
      about: about(
        w(
          'Requests a minute by region and by carrier, and heartbeats a minute.',
          '各地区与运营商每分钟请求量,以及每分钟心跳。',
        ),
        w('as on other days.', '与平日一致。'),
        w(
          'Heartbeats without requests: shops are closed or cashiers were told not to sell.',
          '有心跳无请求:打烊或被通知停用。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(`topk(8, sum by (region) (region_network:attempts:rate10m{${rn}}) * 60)`, '{{region}}'),
        query(
          `sum by (carrier) (rate(acquirer_authorizations_by_carrier_total{${chosen('carrier')}}[$__rate_interval])) * 60`,
          '{{carrier}}',
        ),
        query(
          `sum(rate(acquirer_terminal_heartbeats_total{${rn}}[$__rate_interval])) * 60`,
          w('heartbeats', '心跳'),
        ),
      ],
      link: self,
    }),
  ],
};
