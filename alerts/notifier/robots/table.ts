import type { RobotConfig } from '../config/schema.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { RobotKind } from './kind.ts';
import { webhook } from './webhook.ts';
import { wecom } from './wecom.ts';

const kinds = { wecom, dingtalk, feishu, webhook } as const;

/** What a configured robot can do. Each kind only ever gets configurations of its kind. */
export const kindOf = (config: RobotConfig): RobotKind => kinds[config.kind] as RobotKind;
