import { z } from 'zod';

/** 告知书: a version and its text, a paragraph a line. Once written a version stays as it is: consents were given under it. */
export const notice = z.object({
  version: z.string().trim().min(1, 'text.required').max(20, 'text.tooLong'),
  text: z.string().trim().min(1, 'text.required').max(8000, 'text.tooLong'),
});
export type Notice = z.infer<typeof notice>;

/** The shipped text (PIPL §17, §23: who passes what to whom, what for, how to take it back); the dealer has their own checked. */
export const SHIPPED_NOTICE: Notice = {
  version: 'v1',
  text: [
    '本展厅在接待、报价、签约和售后服务中需要记录您的个人信息。除此之外，经您单独同意，我们会把下列信息提供给品牌总部。',
    '一、提供的信息：姓名、性别、联系电话、通讯地址、证件类型和号码、生日、意向车型与购车需求、到店和联系记录、所购车辆信息。',
    '二、接收方：品牌汽车总部（汽车品牌在中国境内的销售公司）及其客户关系管理系统。',
    '三、用途：核实购车资格、办理保修和召回、客户关怀与满意度回访、分配后续服务。总部不会把信息用于上述以外的用途，也不会再提供给无关的第三方。',
    '四、保存期限：自最后一次服务之日起五年，法律法规另有要求的从其规定。到期后删除或者匿名化处理。',
    '五、您的权利：您可以随时查询、更正、复制您的信息，要求删除，或者撤回本同意。撤回不影响撤回之前已经进行的处理；撤回后我们会通知总部删除。',
    '六、不同意提供不影响您在本展厅看车、试驾、购车和接受服务。',
    '联系方式：请向接待您的销售顾问或展厅前台提出，我们在十五个工作日内答复。',
    '本人已阅读并理解以上内容，同意展厅将上述信息提供给品牌总部。',
  ].join('\n'),
};
