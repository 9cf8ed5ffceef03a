/** The pages that have a place in the frame and are not open yet. */
export const later = {
  notOpen: '还没有开放',
  will: '将来这里有什么',
  meanwhile: '现在可以这样做',
  inUse: '现在在用的场景',
  version: (version: string) => `版本 ${version}`,
  pages: {
    'report-card': {
      open: '答卷',
      title: '答卷',
      lead: '一个地方一段时间办得怎么样，有日期、有口径。现在还没有，所以这里一个数也不写。',
      will: ['每个数写明口径和日期，分子、分母都能点开看名单', '按时办结率旁边，总有抽查的真实解决率', '各地不比先后；不足 30 件的不作评价'],
      meanwhile: [
        '看现在的件数：地图、各地合计和上面四个数',
        '看近 30 天上报的，可以导出核对',
        '看任务在各地办到哪一步',
      ],
    },
    studio: {
      open: '场景',
      title: '场景工坊',
      lead: '在这里写场景：问什么、谁来办、限多久、留哪些凭证。现在还没有，场景由管理员在城市文件夹里写。',
      will: ['用表单和流程图写一个场景，流程图就是定义', '先用上个月的事件试跑，再发布；旧件按旧版办完', '有错的地方逐条指出，改好才能发布'],
      meanwhile: [
        '要改场景，把要改的地方告诉管理员',
        '管理员改好文件，用 ./minqing check 检查一遍',
        '写法见 docs/scenario-language.md',
      ],
    },
  },
};
