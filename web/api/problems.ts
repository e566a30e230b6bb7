import type { Localized } from '#contract'
import { ApiProblem, type ApiProblemCode } from './problem.ts'

/** The one translator: what a refusal means, and what to do next, in a person's words. */
export function problemText(problem: unknown): Localized {
  const code: string = problem instanceof ApiProblem ? problem.code : 'server.failed'
  const known: Readonly<Record<string, Localized>> = sentences
  return known[code] ?? sentences['server.failed']
}

const say = (zh: string, en: string): Localized => ({ zh, en })

const sentences = {
  network: say(
    '连不上网，填的都在。连上后再点一次。',
    'No connection. What you entered is kept; try again when you are back online.',
  ),
  'request.invalid': say(
    '有些内容格式不对，请核对后再试。',
    'Something is not written as expected. Please check it and try again.',
  ),
  'request.too-large': say('内容太大了，文件请控制在6 MB以内。', 'That is too large. Keep files below 6 MB.'),
  'request.malformed': say('内容没有传完整，请再试一次。', 'The content arrived damaged. Please try again.'),
  'request.unsupported-media': say(
    '这种文件不能收，请换成PDF。',
    'This kind of file cannot be taken. Use a PDF.',
  ),
  'request.not-found': say('没有这个页面或这条记录。', 'There is no such page or record.'),
  'request.too-many': say('操作太快了，请过1分钟再试。', 'Too many tries. Please wait a minute.'),
  'request.cross-site': say('请从一网的页面操作。', 'Please act from a page of this site.'),
  'server.failed': say(
    '没有办成，填的都在。请再点一次。',
    'That did not work. What you entered is kept; please try again.',
  ),
  'server.unavailable': say(
    '系统正在恢复，填的都在。请过一会儿再点一次。',
    'The system is recovering. What you entered is kept; try again shortly.',
  ),
  'access.sign-in-required': say(
    '请先登录，登录后回到这里接着办。',
    'Please sign in first. You will come back here.',
  ),
  'access.denied': say('这里只有有权的人能看。', 'Only people with the right to see this may open it.'),
  'calendar.notice-invalid': say(
    '放假通知里有的日子不对，请核对标出的几天。',
    'Some days of the notice cannot be right. Please check those that are marked.',
  ),
  'filing.not-found': say(
    '没有找到这份草稿，可能已经提交或删除。',
    'This draft was not found. It may have been filed or discarded.',
  ),
  'filing.stale': say(
    '这份草稿刚在另一台设备上改过。',
    'This draft has just been changed on another device.',
  ),
  'filing.answers-invalid': say(
    '有几处要改，改好再提交。',
    'A few answers need changing before you can file.',
  ),
  'filing.materials-missing': say(
    '还有材料没交，交齐再提交。',
    'Some documents are still missing. Add them before you file.',
  ),
  'filing.not-authorised': say(
    '您还没有得到授权，不能替对方办这件事。',
    'You are not authorised to act for this person.',
  ),
  'filing.no-item': say(
    '对方户籍或登记所在地还没有开通这件事。',
    'This service is not offered where the applicant is registered.',
  ),
  'filing.wrong-applicant': say(
    '这件事不对这类申请人办理，请换一个申请人。',
    'This kind of applicant cannot apply. Choose another.',
  ),
  'case.not-found': say(
    '没有找到这件办件，或者它不归您看。',
    'This case was not found, or is not yours to see.',
  ),
  'case.stale': say(
    '这件办件刚有新进展，请看最新情况再操作。',
    'This case has just moved on. Look at it again before you act.',
  ),
  'case.not-your-turn': say('现在还没轮到您处理。', 'It is not your turn now.'),
  'case.not-allowed': say('这一步现在不能做。', 'This step is not possible now.'),
  'case.closed': say('这件已经办结，不能再改。', 'This case is closed and cannot be changed.'),
  'case.waits-for-others': say(
    '还有同事没有回复，等他们答复后再办。',
    'Colleagues were asked and have not answered yet.',
  ),
  'case.claimed': say('这件已经有同事在办。', 'A colleague is already working on this.'),
  'case.colleague-unfit': say(
    '选的人或单位今天不能接，请换一个。',
    'The person or unit you chose cannot take it today. Choose another.',
  ),
  'case.urged-already': say(
    '今天已经催过了，下个工作日还没办可以再催。',
    'You have asked for haste already; ask again the next working day.',
  ),
  'case.handed-over-already': say(
    '您已经有一次交接还没收回。',
    'You have handed your tasks over already and not taken them back.',
  ),
  'case.hand-over-period-invalid': say(
    '交接要到今天或以后，最长一年。',
    'Choose a day from today on, at most a year away.',
  ),
  'enterprise.name-lost': say(
    '这个名称已经不为这件申报保留了。请换一个名称',
    'The name is no longer kept for this filing. Please choose another',
  ),
  'project.not-found': say(
    '没有这个项目，或者不归您看。',
    'There is no such project, or it is not yours to see.',
  ),
  'hall.not-found': say('没有找到这个政务服务大厅。', 'This service hall was not found.'),
  'hall.stale': say(
    '别人刚改过这个大厅的设置，请看过再改。',
    'Somebody has just changed this hall. Look again, then change it.',
  ),
  'hall.closed': say(
    '大厅今天不办了，请改天再来。',
    'The hall gives no more numbers today. Please come another day.',
  ),
  'hall.slot-not-offered': say(
    '这个时段不能约，请换一个。',
    'This time cannot be booked. Please choose another.',
  ),
  'hall.slot-full': say(
    '这个时段刚约满，请换一个。',
    'This time has just been taken. Please choose another.',
  ),
  'hall.booked-already': say('这一天的这件事已经约过了。', 'This is booked for that day already.'),
  'hall.booking-blocked': say(
    '约了几次没有来，暂时不能再约；可以直接到大厅取号。',
    'Booked several times and nobody came: booking is closed for a while. You can still take a number at the hall.',
  ),
  'hall.booking-not-found': say('没有找到这个预约。', 'This booking was not found.'),
  'hall.booking-settled': say('这个预约已经用过或者取消了。', 'This booking was used or cancelled already.'),
  'hall.kiosk-unknown': say(
    '这台取号机没有登记，请找工作人员。',
    'This machine is not registered. Please ask the staff.',
  ),
  'hall.code-unknown': say(
    '今天没有这个预约码，请核对8位数字。',
    'No booking of today has this code. Please check the eight digits.',
  ),
  'hall.no-window': say(
    '今天没有窗口办这件事，请问工作人员。',
    'No window takes this matter today. Please ask the staff.',
  ),
  'hall.ticket-not-found': say('没有找到这个号。', 'This number was not found.'),
  'hall.window-not-found': say('没有找到这个窗口。', 'This window was not found.'),
  'hall.window-taken': say('这个窗口已有人坐班。', 'A colleague sits at this window.'),
  'hall.sits-elsewhere': say(
    '您还在另一个窗口坐班，请先收那边。',
    'You still sit at another window. Close that one first.',
  ),
  'hall.still-serving': say(
    '还有一位在窗口，请先办结。',
    'Somebody is still at the window. Finish with them first.',
  ),
  'hall.window-not-open': say('窗口没有开，先开窗口再叫号。', 'The window is not open. Open it, then call.'),
  'hall.no-case': say(
    '这个号还没有办件，先录件或者找到要办的那一件。',
    'This number has no case yet: file one, or find the one it is about.',
  ),
  'hall.not-at-window': say('这个号不在您的窗口。', 'This number is not at your window.'),
  'hall.not-missed': say('这个号不是过号，不用重新排。', 'This number was not missed.'),
  'hall.taker-differs': say(
    '领取人和证件对不上，请核对姓名和号码。',
    'Name and number of who takes it do not fit. Please check them.',
  ),
  'hall.nothing-to-hand-out': say('这一件还没有结果，不能发放。', 'This case has no result yet to hand out.'),
  'peer.not-found': say('没有对接这个平台。', 'No such platform is connected.'),
  'peer.unknown': say('不认识发来消息的平台。', 'The sending platform is not known here.'),
  'peer.suspended': say('和这个平台的对接已经暂停。', 'The exchange with this platform is suspended.'),
  'peer.signature-invalid': say('消息的签名不对。', 'The signature of the message does not hold.'),
  'peer.message-outdated': say(
    '消息的时间和这里差得太多。',
    'The message’s time is too far from the time here.',
  ),
  'peer.message-altered': say(
    '同一条消息的内容前后不一样。',
    'The same message came before with other content.',
  ),
  'peer.out-of-order': say('前面还有消息没有送到。', 'An earlier message has not come yet.'),
  'peer.unreachable': say(
    '连不上这个地址，或者那里不是一网平台。',
    'Nothing answers there as a platform like this one.',
  ),
  'peer.fingerprint-differs': say(
    '指纹和对方报的不一样，不要继续，先打电话核对。',
    'The fingerprint is not the one you were told. Stop, and ask them by telephone.',
  ),
  'peer.is-this-one': say('这是本平台自己的地址。', 'This is this very platform.'),
  'peer.service-unknown': say('这个平台现在不收这件事。', 'That platform does not take this service in now.'),
  'peer.files-missing': say('这条消息的文件还没有到齐。', 'Files of this message have not all come yet.'),
  'peer.file-not-awaited': say('没有在等这份文件。', 'Nobody waits for this file.'),
  'peer.certificate-refused': say('证照没有通过核验。', 'The certificate did not pass its verification.'),
  'peer.certificate-of-another': say(
    '这份证照的持有人不是申请人。',
    'The holder of this certificate is not the applicant.',
  ),
  'case.hand-over-not-found': say('没有找到这次交接。', 'This hand-over was not found.'),
  'case.act-incomplete': say('还缺内容，补齐后再提交。', 'Something is still missing.'),
  'counterparty.unknown': say('没有和这一方约定过。', 'There is no agreement with this party.'),
  'counterparty.signature-invalid': say('消息的签名不对。', 'The signature of the message does not hold.'),
  'counterparty.message-outdated': say(
    '消息的时间和这里差得太多。',
    'The message’s time is too far from the time here.',
  ),
  'counterparty.message-altered': say(
    '同一条消息的内容前后不一样。',
    'The same message came before with other content.',
  ),
  'payment.bill-not-found': say(
    '没有找到这张缴款单，或者它不归您看。',
    'This bill was not found, or is not yours to see.',
  ),
  'payment.channel-unavailable': say(
    '这个渠道现在缴不了，请换一个，或者到窗口缴。',
    'This way to pay is not available now. Choose another, or pay at the counter.',
  ),
  'payment.not-due': say('这张单子不用再缴。', 'There is nothing to pay on this bill any more.'),
  'payment.refund-refused': say(
    '这笔钱没有到账，或者已经在退。',
    'This money did not come, or is going back already.',
  ),
  'payment.voucher-not-found': say(
    '没有开过这张票据，请核对代码、号码和校验码。',
    'No such voucher was issued. Check its code, number and check code.',
  ),
  'payment.difference-not-found': say('没有这条差异。', 'There is no such difference.'),
  'payment.difference-settled': say('这条差异已经有人处理过了。', 'This difference was settled already.'),
  'delivery.parcel-not-found': say(
    '没有找到这个邮件，或者它不归您单位。',
    'This parcel was not found, or is not of your unit.',
  ),
  'delivery.handed-over-already': say('这个邮件已经交出去了。', 'This parcel was handed over already.'),
  'material.not-found': say(
    '没有找到这份材料，或者它不归您看。',
    'This document was not found, or is not yours to see.',
  ),
  'material.not-asked': say('这件事不用交这份材料。', 'This document is not asked for here.'),
  'material.handed-in': say(
    '已经提交，不能再换材料。',
    'It has been filed: documents cannot be changed now.',
  ),
  'material.too-many': say(
    '这一项最多放10个文件，请合成一个PDF。',
    'At most 10 files here. Join them into one PDF.',
  ),
  'material.in-use': say(
    '这份材料随办件交过，要留作凭据，不能删。',
    'This document was filed with a case and is kept as evidence; it cannot be removed.',
  ),
  'material.library-full': say(
    '材料库满了，先删掉没用过的。',
    'Your library is full. Remove what was never used.',
  ),
  'material.too-large': say(
    '文件太大了，每个最大20 MB。拍照可以选小一点的尺寸。',
    'The file is too large: at most 20 MB each. Try a smaller photograph.',
  ),
  'material.type-refused': say(
    '这种文件收不了。可以拍照，或者用PDF、OFD、Word、Excel、JPG、PNG。',
    'This kind of file cannot be taken. Take a photograph, or use PDF, OFD, Word, Excel, JPG or PNG.',
  ),
  'material.damaged': say(
    '文件不完整，打不开。请重新拍照或者重新导出。',
    'The file is incomplete. Photograph or export it again.',
  ),
  'material.encrypted': say(
    '文件有密码，请去掉密码再传。',
    'The file has a password. Remove it and try again.',
  ),
  'material.picture-too-large': say(
    '图片尺寸太大了，请缩小再传。',
    'The picture has too many pixels. Make it smaller.',
  ),
  'material.infected': say(
    '文件里查出病毒，没有收。请换一份，也查一查手机或电脑。',
    'Malware was found in the file; it was not taken. Use another copy, and check your device.',
  ),
  'material.scanner-away': say(
    '暂时没法查毒，文件没有收，请过一会儿再传。',
    'Files cannot be checked for malware just now; it was not taken. Try again shortly.',
  ),
  'certificate.not-found': say(
    '没有找到这本证照，或者它不归您看。',
    'This certificate was not found, or is not yours to see.',
  ),
  'certificate.not-valid': say('这本证照已经失效，不能再操作。', 'This certificate is no longer valid.'),
  'certificate.unprintable': say(
    '姓名里有暂时印不出的字，工作人员会联系您。',
    'A character of the name cannot be printed yet; an officer will contact you.',
  ),
  'filing.pledge-barred': say(
    '承诺不实的记录还在有效期内，暂时不能用承诺代替材料，请交材料。',
    'A broken pledge is on record and still bars you from pledging. Please hand in the material.',
  ),
  'credit.not-found': say('没有找到这条信用记录。', 'This credit record was not found.'),
  'credit.own-finding': say(
    '您参与了这条记录的认定，异议由别的同事处理。',
    'You took part in this finding: a colleague decides on the objection.',
  ),
  'credit.not-open': say('这条记录现在不能这样处理。', 'This cannot be done with the record as it stands.'),
  'sample.not-halted': say('这一版规则没有停用。', 'The rules of this version are not halted.'),
  'rating.already': say('这件已经评价过了。', 'You have already rated this.'),
  'rating.of-whole': say('整件事办完以后一起评价。', 'The whole is rated once, when it is over.'),
  'rating.not-finished': say('办结后才能评价。', 'You can rate this once it is finished.'),
  'rating.tags-unknown': say(
    '评价选项已经更新，请重新选一次。',
    'The rating options have changed. Please choose again.',
  ),
  'rating.code-over': say(
    '评价码用过了或者过期了，请工作人员再给一个。',
    'This code was used or has expired. Please ask for another.',
  ),
  'service.report-not-found': say(
    '没有找到这条纠错，请核对查询码。',
    'No report has this code. Please check it.',
  ),
  'rating.not-by-officers': say(
    '工作人员不能评价，请由来办事的人评。',
    'Officers do not rate; whoever was served does.',
  ),
  'rating.own-service': say(
    '自己或者本单位办的件，不能由您代记评价。',
    'You cannot take down a rating of your own or your unit’s work.',
  ),
  'rating.no-reply-awaited': say(
    '现在不用回复，可能已经办结。',
    'No answer is awaited; it may be settled already.',
  ),
  'indicator.not-found': say('没有这个指标。', 'There is no such figure.'),
  'matter.not-found': say('没有找到这件事，换个说法搜一下。', 'This service was not found. Try other words.'),
  'matter.withdrawn': say(
    '这件事已经更新或停办，请从办事指南重新开始。',
    'This service has been replaced or ended. Start again from its guide.',
  ),
  'matter.code-invalid': say('事项编码写得不对。', 'The matter code is not valid.'),
  'design.not-found': say('没有这份草稿。', 'There is no such draft.'),
  'design.stale': say(
    '别人刚改过这份草稿，您的改动还在这里，请先看看差别。',
    'Somebody has just changed this draft. Your changes are still here; look at the differences first.',
  ),
  'design.closed': say(
    '这份草稿已经交审或者发布，不能再改。',
    'This draft was submitted or published and cannot be changed.',
  ),
  'design.faulty': say(
    '还有没改好的地方，改好才能交审、发布。',
    'There are faults left; mend them before it is submitted or published.',
  ),
  'design.unchanged': say('和正在用的版本一样，没有要发布的。', 'Nothing differs from the version in use.'),
  'design.own-work': say('自己改的要请别人审核。', 'What you changed is reviewed by somebody else.'),
  'design.day-past': say('生效日期已经过去，请另选一天。', 'That day is past; choose another.'),
  'design.open-already': say('这件事已经有一份草稿在改。', 'A draft of this matter is under way already.'),
  'design.slug-taken': say(
    '这个名字别处已经用了，请换一个。',
    'That name is taken elsewhere; choose another.',
  ),
  'design.pack-refused': say('这个事项包读不了，原因见下。', 'This pack cannot be read; the reasons follow.'),
  'supervision.card-not-found': say(
    '没有这张监察牌，或者它不在您的职责范围里。',
    'There is no such card, or it is not within your duties.',
  ),
  'supervision.card-settled': say(
    '这张监察牌已经申诉过，每张只能申诉一次。',
    'This card was objected to already; each may be objected to once.',
  ),
  'supervision.too-late': say('申诉期限已过。', 'The time for an objection is over.'),
  'supervision.not-objected': say(
    '没有等待复核的申诉：可能还没有提出，也可能已经复核过。',
    'No objection waits for review: none was made yet, or it was reviewed already.',
  ),
  'supervision.own-card': say(
    '监察牌写着您的名字，或者申诉是您提的，要由别的监督人员复核。',
    'The card names you or the objection is yours: another supervisor has to review it.',
  ),
  'rerun.no-rules': say('这件事现在没有规则，没法重判。', 'This matter has no rules to judge by.'),
  'rerun.not-found': say('没有这次重判。', 'There is no such rerun.'),
  'rerun.settled': say('这一件已经有人处理过了。', 'This one was settled already.'),
  'region.not-found': say('没有这个地区。', 'There is no such region.'),
  'decision.input-invalid': say(
    '信息不全，规则暂时不能判断，已转人工。',
    'The rules cannot decide on this information; a person will.',
  ),
  'decision.model-failed': say(
    '规则没有算出结果，已转人工。',
    'The rules gave no result; a person will decide.',
  ),
  'ledger.not-integrated': say(
    '存证正在写入，过几秒再试。',
    'The proof is being written. Try again in a few seconds.',
  ),
  'ledger.empty': say('还没有存证记录。', 'There are no proof entries yet.'),
  'ledger.entry-not-found': say('没有这条存证。', 'There is no such proof entry.'),
  'ledger.range-invalid': say('存证范围不对。', 'The ledger range is not valid.'),
  'ledger.tile-not-found': say('没有这一段存证。', 'There is no such part of the ledger.'),
  'law.not-found': say('没有找到这条法律条文。', 'This article of law was not found.'),
  'law.address-invalid': say('法律条文的地址写得不对。', 'The address of the article is not valid.'),
  'organization.officer-not-found': say(
    '本地没有这位工作人员，或者不在这个岗位上。',
    'There is no such officer here, or they do not hold this post.',
  ),
  'organization.staff-number-taken': say('这个工号已有人用。', 'This staff number is somebody else’s.'),
  'organization.phone-taken': say(
    '这个手机号已经有工作人员账号。',
    'This telephone number has an officer’s account already.',
  ),
  'organization.post-held': say('已经在这个岗位上了。', 'They hold this post already.'),
  'organization.own-post': say('自己的岗位不能自己任免。', 'Nobody gives or takes their own post.'),
  'organization.day-past': say('日子已经过了。', 'That day is past.'),
  'organization.unit-beyond': say(
    '这个单位不归本区域管，任免请找它所在的县或者市。',
    'This unit is not of your region. Ask the county or the city it belongs to.',
  ),
  'organization.unit-not-found': say('没有这个单位。', 'There is no such unit.'),
  'audit.cursor-invalid': say('这一页已经过期，请从头看。', 'This page has expired. Start from the first.'),
  'identity.credentials-refused': say('账号或密码不对。', 'The name or password is wrong.'),
  'identity.locked': say(
    '试错次数太多，账号先锁定，请过15分钟再试。',
    'Too many wrong tries. Please wait 15 minutes.',
  ),
  'identity.code-refused': say(
    '验证码不对，请再看一下短信。',
    'The code is wrong. Please check the message.',
  ),
  'identity.challenge-over': say('验证码过期了，请重新登录。', 'The code has expired. Please sign in again.'),
  'identity.resend-refused': say('刚刚发过，请等1分钟再要。', 'A code has just been sent. Wait a minute.'),
  'identity.sms-unavailable': say(
    '短信暂时发不出去，请过一会儿再试。',
    'Messages cannot be sent just now. Try again shortly.',
  ),
  'identity.no-post': say(
    '这个账号今天没有岗位，请找管理员。',
    'This account holds no post today. Ask an administrator.',
  ),
  'identity.password-weak': say('密码不够强，请换一个。', 'This password is too weak. Choose another.'),
  'identity.sign-up-refused': say(
    '填的信息和登记的对不上，不能在网上开通。请核对姓名、身份证号和在公安登记的手机号，或者带身份证到政务服务中心窗口办理。',
    'What you entered is not as registered, so the account cannot be opened online. Check name, identity number and the phone registered with the police, or bring your identity card to a service hall.',
  ),
  'identity.session-not-found': say('这次登录已经退出了。', 'This session has already ended.'),
  'identity.grantee-not-found': say(
    '姓名和身份证号对不上，请核对。',
    'Name and identity number do not match.',
  ),
  'identity.grantor-refused': say('您不能代表对方授权。', 'You cannot authorise on their behalf.'),
  'identity.not-kin': say(
    '没有查到亲属关系，可以改选“代办人”。',
    'No kinship is recorded. You may choose “agent” instead.',
  ),
  'identity.period-invalid': say(
    '结束日期要晚于开始日期，也不能早于今天。',
    'The end must be after the start and not before today.',
  ),
  'identity.authorises-self': say('不用授权给自己。', 'You need no authorisation for yourself.'),
  'identity.authorisation-not-found': say(
    '没有找到这份授权，可能已经结束。',
    'This authorisation was not found. It may have ended.',
  ),
  'demo.persona-not-found': say('没有这个演示身份。', 'There is no such demo persona.'),
  'licence.not-found': say('这家单位不需要办这一项。', 'This firm does not need this.'),
  'offer.not-found': say('没有找到这项推荐，可能已经结束。', 'This offer was not found; it may have ended.'),
  'message.notice-not-found': say('没有找到这条消息。', 'This notice was not found.'),
} as const satisfies Record<ApiProblemCode, Localized>

/** Every code that has a sentence, as callers may meet it. */
export const problemCodes: readonly ApiProblemCode[] = (Object.keys(sentences) as ApiProblemCode[]).filter(
  (code) => code !== 'network',
)
