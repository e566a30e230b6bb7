import type { Localized } from '#contract'

/** What an audited operation did, in a person's words; the id itself where no words are known. */
export function operationWords(id: string): Localized {
  const words: Readonly<Record<string, Localized>> = known
  return words[id] ?? { zh: id, en: id }
}

const say = (zh: string, en: string): Localized => ({ zh, en })

const known = {
  'filing.open': say('调取政府已有的信息来填表', 'Read what government knows to fill a form'),
  'licence.needed': say('看了名下新办单位还要办什么', 'Looked at what new firms still need'),
  'licence.file': say('从待办许可开始填表', 'Began a form from what a firm needs'),
  'realty.mine': say('看了名下的不动产', 'Looked at real estate held'),
  'filing.get': say('看了草稿', 'Looked at a draft'),
  'filing.save': say('保存了草稿', 'Saved a draft'),
  'filing.submit': say('提交了申请', 'Filed an application'),
  'filing.discard': say('删除了草稿', 'Discarded a draft'),
  'filing.bring-to-window': say('在窗口接着填草稿', 'Went on with a draft at a window'),
  'hall.book': say('预约了大厅', 'Booked a time at a hall'),
  'hall.visitor': say('叫号后看是谁来办', 'Saw who came to the window'),
  'hall.hand-out': say('在窗口发放了结果', 'Handed a result out at a window'),
  'hall.visits': say('看了到大厅的记录', 'Looked at the visits to a hall'),
  'case.get': say('看了办件', 'Looked at a case'),
  'case.mine': say('看了办件列表', 'Looked at the list of cases'),
  'case.inbox': say('在待办里看到', 'Saw it in an inbox'),
  'case.search': say('查办件时看到', 'Found it in a search'),
  'case.claim': say('领取了办件', 'Took on a case'),
  'case.release': say('退回了办件', 'Gave a case back'),
  'case.act': say('处理了办件', 'Acted on a case'),
  'case.correct': say('补正了申请', 'Corrected an application'),
  'case.withdraw': say('撤回了申请', 'Withdrew an application'),
  'case.proof': say('下载了带证明的回执', 'Downloaded a receipt with its proof'),
  'material.upload': say('交了一份材料', 'Handed in a document'),
  'material.give': say('用了交过的材料或者证照', 'Gave a document or certificate again'),
  'material.take-back': say('拿回了一份材料', 'Took a document back'),
  'material.of-case': say('看了办件的材料清单', 'Looked at the documents of a case'),
  'material.mine': say('看了材料库', 'Looked at the library of documents'),
  'material.open': say('打开了一份材料', 'Opened a document'),
  'material.remove': say('删除了一份材料', 'Deleted a document'),
  'certificate.mine': say('看了证照列表', 'Looked at the list of certificates'),
  'certificate.get': say('看了证照', 'Looked at a certificate'),
  'certificate.file': say('下载了证照', 'Downloaded a certificate'),
  'certificate.revoke': say('撤销了证照', 'Revoked a certificate'),
  'certificate.verify': say('验证了证照', 'Checked a certificate'),
  'rating.rate': say('作了评价', 'Gave a rating'),
  'identity.sign-in': say('登录', 'Signed in'),
  'identity.sign-up': say('开通了账号或重设了密码', 'Opened the account or set a new password'),
  'demo.sign-in': say('用演示身份登录', 'Signed in as a demo persona'),
  'identity.begin-sign-in': say('开始登录', 'Began to sign in'),
  'identity.sign-out': say('退出登录', 'Signed out'),
  'identity.sign-out-everywhere': say('在所有设备上退出', 'Signed out everywhere'),
  'identity.revoke-session': say('退出了一台设备', 'Ended a session'),
  'identity.grant-authorisation': say('作了授权', 'Granted an authorisation'),
  'identity.revoke-authorisation': say('结束了授权', 'Ended an authorisation'),
  'audit.own': say('看了这份记录', 'Looked at this record'),
  'audit.search': say('查了审计记录', 'Searched the audit record'),
  'message.mark-read': say('读了消息', 'Read a notice'),
  'message.mark-all-read': say('读了全部消息', 'Read all notices'),
} as const satisfies Record<string, Localized>
