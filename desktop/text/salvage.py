"""What is said of a store that was recovered: what could not be read, since when, and where it is from."""

WHOLE = "资料库已恢复，{count}张自评表全部完整，没有丢失内容。"
FOUND = "资料库已恢复，找回{count}张自评表，都是完整的。"
NOTHING = (
    "原来的资料库文件里读不出自评表，也没有可用的备份，现在的资料库是空的。请先不要删除原来的文件，找人看一看；"
    "别处（U盘、另一台电脑）如有备份，可以用“恢复备份”或“从数据文件恢复”。"
)
UNCOUNTED = (
    "原来的资料库文件已读不出里面一共有多少张表。如果发现有的表没有找回，请先不要删除原来的文件，找人看一看。"
)
SOME_HARM = "资料库已恢复，{count}张自评表中有{harmed}张受影响，详见下面的说明；其余全部完整。"
ASIDE = "原来的资料库文件没有改动，保存在“{place}”。"

FROM_BACKUP = "“{title}”在原文件中读不全，已取自{made}的备份，内容完整到第{kept}步（{since}）。"
LOST_TAIL = "“{title}”第{first}步至第{last}步的修改读不出来，内容恢复到{since}的状态（第{kept}步）。"
LOST_TAIL_BACKUP = "“{title}”第{first}步至第{last}步的修改读不出来，已取自{made}的备份，内容恢复到{since}的状态（第{kept}步）。"
LOST_PAST = "“{title}”的内容完整，但第{first}步至第{last}步的修改记录读不出来。"
NO_TEMPLATE = "“{title}”所用的表样存档读不出来，这张表暂时打不开；装回原来的表样后可再恢复一次。"
GONE = "第{drafts}号自评表读不出来，备份中也没有。"
GONE_NAMED = "“{title}”读不出来，备份中也没有。"
UNKNOWN_UNIT = "（未知单位）"
UNKNOWN_PROJECT = "（未知项目）"

CAUGHT_UP = "上次程序没有正常关闭，“{title}”有{count}步修改已从备用记录中补回。"
NOT_CAUGHT_UP = "上次程序没有正常关闭，“{title}”有{count}步修改没能自动补回，请用“修复资料库”恢复。"
NOT_CAUGHT_UP_UNNAMED = "上次程序没有正常关闭，第{draft}号自评表没能自动补回，请用“修复资料库”恢复。"

LOG_HARMED = "上次程序没有正常关闭，最后一段存盘日志有损坏，最近的修改可能没有补全；请核对最后填写的内容。"

RESTORE_DROPPED = (
    "上次的恢复中途断了，没有做完：{reason}。现在显示的还是原来的资料；仍需恢复时，请再恢复一次。"
)
STRANGE_LOG = (
    "资料库旁边有一个别的资料库的存盘日志（ziping.sqlite3-wal），多半是手工复制文件时留下的，没有采用；"
    "现在显示的是资料库文件本身的内容，那个日志另存在“{place}”。"
)

PAGES_HARMED = "资料库文件有损坏的地方，请用“修复资料库”恢复。"
BETWEEN = "、"
UP_TO = "至"
MISSING = "资料库中少了{count}张自评表（编号{drafts}），请用“修复资料库”恢复。"
TEMPLATES_HARMED = "资料库中有{count}份表样存档损坏，用到它们的自评表打不开，请用“修复资料库”恢复。"
ASTRAY = "资料库中有些自评表所属的单位或项目读不出来，左边的列表里看不到它们，请用“修复资料库”恢复。"
